
tables=@COUNT@
table=0
lenient=no

# Statements of a phase of the restore.
sql() {
    say "$2"
    into_client text "sql/$1.sql" || [ "$lenient" = yes ] || refused "sql/$1.sql"
}

refused() {
    stop "$1 did not go in; what went wrong stands above." \
        "The database $database is incomplete. Drop it, create it again and run this again." \
        "README.txt has a section on what a server may refuse."
}

