@echo off
rem Starts Stepwise from its own directory.
rem JAVA_HOME or the PATH says which Java; STEPWISE_JAVA_OPTIONS goes to Java, every argument to Stepwise.
setlocal DisableDelayedExpansion

set "STEPWISE_LIB=%~dp0..\lib"

if defined JAVA_HOME goto home
set "STEPWISE_JAVA="
for %%J in (java.exe) do set "STEPWISE_JAVA=%%~$PATH:J"
if defined STEPWISE_JAVA goto version
echo There is no java on the PATH and JAVA_HOME is not set. >&2
goto need

:home
set "STEPWISE_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%STEPWISE_JAVA%" goto version
echo JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. >&2
goto need

:version
rem "17.0.15", "21", "25-ea"; Java 8 and older say "1.8.0_402"
set "STEPWISE_VERSION="
set "STEPWISE_MAJOR=0"
for /f "tokens=3" %%V in ('call "%STEPWISE_JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined STEPWISE_VERSION set "STEPWISE_VERSION=%%~V"
for /f "delims=.-+_" %%M in ("%STEPWISE_VERSION%") do set "STEPWISE_MAJOR=%%M"
if %STEPWISE_MAJOR% GEQ 17 goto run
echo "%STEPWISE_JAVA%" is Java %STEPWISE_VERSION%. >&2
goto need

:run
rem A collector that keeps the process small, with room for what lives shortly, and memory for a single huge row if need be.
"%STEPWISE_JAVA%" -XX:+UseSerialGC -Xms96m -Xmn64m -XX:MaxRAMPercentage=60 %STEPWISE_JAVA_OPTIONS% -Dfile.encoding=UTF-8 -cp "%STEPWISE_LIB%\*" io.github.stepwise.Launcher %*
exit /b %ERRORLEVEL%

:need
echo Stepwise needs Java 17 or newer. Install it, or set JAVA_HOME to where it is. >&2
exit /b 69
