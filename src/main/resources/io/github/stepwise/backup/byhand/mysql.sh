
database=$1
mysql=${STEPWISE_CLIENT-}
for name in @CLIENTS@; do
    if [ -z "$mysql" ] && there "$name"; then
        mysql=$name
    fi
done
[ -n "$mysql" ] || stop "There is no program of these on the PATH: @CLIENTS@." "Install one, then run this again."
need "$mysql"

run() {
    if [ -f client.cnf ]; then
        "$mysql" --defaults-extra-file="$PWD/client.cnf" --database="$database" --batch "$@"
    else
        "$mysql" --database="$database" --batch "$@"
    fi
}
force=
client() {
    # shellcheck disable=SC2086
    run --binary-mode --comments --default-character-set=utf8mb4 --max-allowed-packet=1G --local-infile=1 $force >&2
}
ask() { run --skip-column-names -e "$1" </dev/null; }

found=$(ask "@EMPTY@") || stop "$mysql cannot open the database $database; nothing was changed." \
    "Create it, and write into a file client.cnf beside restore.sh where it is. README.txt has an example."
[ "$found" = 0 ] || stop "The database $database is not empty; nothing was changed." "Restore into a new one."
[ "$(ask 'SELECT @@local_infile')" = 1 ] || stop "The server takes no rows from clients; nothing was changed." \
    "Let an administrator run: SET GLOBAL local_infile = 1" "and set it back to 0 when the restore has ended."

# The rows of one table stand in this file for a while.
clean_up() {
    if [ -f rows.tsv ]; then
        : >rows.tsv
        ! there rm || rm -f rows.tsv
    fi
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
umask 077

# A table's rows; parts follow the number.
load() {
    table=$((table + 1))
    say "Table $table of $tables ($1)"
    head=$1
    shift
    : >rows.tsv || stop "No file can be written here; nothing went into this table."
    for part in "$@"; do
        rows "data/$part" >>rows.tsv || refused "data/$part"
    done
    into_client text "data/$head-head.sql" || refused "Table $head"
}

# From here on the server may refuse a statement. The client then tells so at the end as well.
lenient() { lenient=yes force=--force; }
