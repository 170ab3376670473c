:usage
echo Run it in a command prompt as: restore.cmd @TARGET@
echo README.txt has the details.
pause
exit /b 1

:nofiles
echo STOPPED: The files of the backup are not beside restore.cmd. Unpack the whole backup into a folder.
goto failed

:missing
echo STOPPED: There is no program %MISSING% on the PATH. Install it, then run this again.
goto failed

:nokey
echo STOPPED: The backup is encrypted. Write its recovery key into a file recovery.key beside restore.cmd.
echo With the passphrase instead: age -d -o recovery.key key.age
echo Then run this again, and delete recovery.key afterwards.
goto failed

:wrongkey
echo STOPPED: The key does not open this backup. Nothing was changed.
goto failed

:isthere
echo STOPPED: "%TARGET_FILE%" is there already. Choose another name, or move that file away.
goto failed

:stale
echo STOPPED: A file "%TARGET_FILE%-wal", -journal or -shm is there. Nothing was changed.
echo It belongs to another database of that name, and SQLite would mix it into this one.
echo Choose another name, or move that file away.
goto failed

:unreachable
echo STOPPED: The database cannot be opened; the message stands above. Nothing was changed.
echo README.txt says how to tell the client where it is.
goto failed

:notempty
echo STOPPED: The database is not empty. Nothing was changed. Restore into a new one.
goto failed

:nolocal
echo STOPPED: The server takes no rows from clients. Nothing was changed.
echo Let an administrator run: SET GLOBAL local_infile = 1
echo and set it back to 0 when the restore has ended.
goto failed

:damaged
echo STOPPED: A file of the backup cannot be read, or the disk is full; the message stands above.
echo What was restored so far is incomplete: remove it. Unpack the backup once more, or take another copy of it.
goto failed

:refused
echo STOPPED: The message above tells what went wrong. What was restored so far is incomplete: remove it,
echo begin with an empty target again, and see README.txt for what a server may refuse.
goto failed

:failed
set "CODE=1"
:end
if exist rows.tmp del rows.tmp
if exist rows.tsv del rows.tsv
if exist found.tmp del found.tmp
popd
exit /b %CODE%
