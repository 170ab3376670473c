echo.
echo The backup is restored to "%TARGET%".
set "CODE=0"
goto end

