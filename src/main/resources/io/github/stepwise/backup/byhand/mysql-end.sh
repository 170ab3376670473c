say ""
say "The backup is restored to $database."
