set "CLIENT=%STEPWISE_CLIENT%"
if "%CLIENT%"=="" for %%i in (@CLIENTS@) do where %%i >nul 2>nul && set "CLIENT=%%i"
if "%CLIENT%"=="" set "CLIENT=mysql"
set "MISSING=%CLIENT%"
where "%CLIENT%" >nul 2>nul || if not exist "%CLIENT%" goto missing
set "DEFAULTS="
if exist client.cnf set DEFAULTS="--defaults-extra-file=client.cnf"
"%CLIENT%" %DEFAULTS% --batch --skip-column-names --database="%TARGET%" -e "@EMPTY@" > found.tmp || goto unreachable
set "FOUND="
set /p FOUND=<found.tmp
if not "%FOUND%"=="0" goto notempty
"%CLIENT%" %DEFAULTS% --batch --skip-column-names --database="%TARGET%" -e "SELECT @@local_infile" > found.tmp || goto unreachable
set "FOUND="
set /p FOUND=<found.tmp
if not "%FOUND%"=="1" goto nolocal
set OPTIONS=--batch --binary-mode --comments --default-character-set=utf8mb4 --max-allowed-packet=1G --local-infile=1
