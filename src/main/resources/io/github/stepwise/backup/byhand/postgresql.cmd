set "MISSING=psql"
where psql >nul 2>nul || goto missing
psql -X -A -t -q -v ON_ERROR_STOP=1 -d "%TARGET%" -c "@EMPTY@" > found.tmp || goto unreachable
set "FOUND="
set /p FOUND=<found.tmp
if not "%FOUND%"=="0" goto notempty
