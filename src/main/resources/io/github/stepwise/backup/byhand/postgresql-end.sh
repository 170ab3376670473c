ask ANALYZE || stop "The rows are all there, but ANALYZE failed; run it by hand."
say ""
say "The backup is restored to $database."
