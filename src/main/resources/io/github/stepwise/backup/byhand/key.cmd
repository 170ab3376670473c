set "MISSING=age"
where age >nul 2>nul || goto missing
if "%AGE_KEY%"=="" if exist recovery.key set "AGE_KEY=recovery.key"
if "%AGE_KEY%"=="" goto nokey
age -d -i "%AGE_KEY%" MANIFEST.json.age >nul || goto wrongkey
