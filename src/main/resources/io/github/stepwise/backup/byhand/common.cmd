@echo off
rem Restores this backup without Stepwise: restore.cmd @TARGET@
rem README.txt says how. Needed are zstd, @CLIENT@, and age if the backup is encrypted.
setlocal enableextensions disabledelayedexpansion
if "%~1"=="" goto usage
set "TARGET=%~1"
set "TARGET_FILE=%~f1"
set "AGE_KEY="
if not "%AGE_IDENTITY%"=="" for %%i in ("%AGE_IDENTITY%") do set "AGE_KEY=%%~fi"
pushd "%~dp0"
if not exist MANIFEST.json if not exist MANIFEST.json.age goto nofiles
set "MISSING=zstd"
where zstd >nul 2>nul || goto missing
