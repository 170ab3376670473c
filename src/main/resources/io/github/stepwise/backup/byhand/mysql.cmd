set "CLIENT=%STEPWISE_CLIENT%"
if not "%CLIENT%"=="" goto client
set "CLIENT=@FIRST@"
where @FIRST@ >nul 2>nul && goto client
set "CLIENT=@SECOND@"
set "MISSING=@FIRST@"
where @SECOND@ >nul 2>nul || goto missing
:client
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
