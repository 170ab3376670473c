
need sqlite3
case $1 in
    /*) file=$1 ;;
    *) file=$began_in/$1 ;;
esac
[ ! -e "$file" ] || stop "$file is there already; nothing was changed." "Choose another name, or move that file away."
for left in "$file-wal" "$file-journal" "$file-shm"; do
    [ ! -e "$left" ] || stop "$left is there; nothing was changed." \
        "It belongs to another database of that name, and SQLite would mix it into this one." \
        "Choose another name, or move that file away."
done
umask 077
say "Unpacking the database ..."
rows sqlite/main.db.zst >"$file" || stop "The database could not be unpacked; what is in $file is incomplete." \
    "Remove it. Unpack the backup once more, or take another copy of it."
say "Asking SQLite to check it ..."
answer=$(sqlite3 "$file" 'pragma integrity_check') || stop "SQLite cannot read $file; the message stands above."
if [ "$answer" != ok ]; then
    say "$answer" >&2
    stop "$file is the database that was saved, but SQLite finds the above in it." \
        "Rows that break a rule (CHECK, NULL, type) were so in the source already, and the backup said so."
fi
say ""
say "The backup is restored to $file."
say "Give it the owner that its program runs as before you use it."
