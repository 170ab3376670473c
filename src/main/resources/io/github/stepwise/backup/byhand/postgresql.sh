
need psql
database=$1
on_error_stop=1
client() { psql -X -q -v ON_ERROR_STOP="$on_error_stop" -d "$database" -f - >/dev/null; }
ask() { psql -X -A -t -q -v ON_ERROR_STOP=1 -d "$database" -c "$1" </dev/null; }

found=$(ask "@EMPTY@") || stop "psql cannot open the database $database; nothing was changed." \
    "Create it, and tell psql by PGHOST, PGPORT, PGUSER and PGPASSFILE where it is."
[ "$found" = 0 ] || stop "The database $database is not empty; nothing was changed." "Restore into a new one."

# A table's rows between what has to stand before and after them; parts follow the number.
one_table() {
    head=$1
    shift
    text "data/$head-head.sql" || return 1
    for part in "$@"; do
        rows "data/$part" || return 1
    done
    text "data/$head-tail.sql"
}

load() {
    table=$((table + 1))
    say "Table $table of $tables ($1)"
    into_client one_table "$@" || refused "Table $1"
}

# From here on the server may refuse a statement.
lenient() { on_error_stop=0; }
