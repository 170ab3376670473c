set "MISSING=sqlite3"
where sqlite3 >nul 2>nul || goto missing
if exist "%TARGET_FILE%" goto isthere
for %%i in (wal journal shm) do if exist "%TARGET_FILE%-%%i" goto stale
echo Unpacking the database ...
if exist MANIFEST.json.age goto encrypted
zstd -dcq sqlite\main.db.zst > "%TARGET_FILE%" || goto damaged
goto check
:encrypted
set "MISSING=age"
where age >nul 2>nul || goto missing
if "%AGE_KEY%"=="" if exist recovery.key set "AGE_KEY=recovery.key"
if "%AGE_KEY%"=="" goto nokey
age -d -i "%AGE_KEY%" MANIFEST.json.age >nul || goto wrongkey
age -d -i "%AGE_KEY%" sqlite\main.db.zst.age | zstd -dcq > "%TARGET_FILE%" || goto damaged
:check
echo Asking SQLite to check it ...
sqlite3 "%TARGET_FILE%" "pragma integrity_check" || goto refused
echo.
echo The backup is restored to "%TARGET_FILE%" if the line above says ok.
popd
exit /b 0
