# Starts servers of the benchmark's own and talks to them; read by the scripts beside it.
# They set: work (a directory), engine (postgresql or mariadb), die. They call stop before they end.

server=
# The program and the clients log on as oncall, with this password where one is asked for.
export STEPWISE_PASSWORD=oncall PGUSER=oncall PGDATABASE=oncall PGHOST=127.0.0.1 MYSQL_PWD=oncall
port=55432
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    port=$((port + 1))
done
export PGPORT=$port

# Started by root: PostgreSQL refuses to run as root, MariaDB wants to be told.
as_nobody=() as_root=()
if [ "$(id -u)" = 0 ]; then
    as_nobody=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
    as_root=(--user=root)
fi

pg_bin() {
    local found
    if [ -n "${STEPWISE_BENCH_PG_BIN:-}" ]; then
        echo "$STEPWISE_BENCH_PG_BIN"
    elif found=$(command -v initdb); then
        dirname "$found"
    else
        found=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
        [ -x "$found/initdb" ] || die "no PostgreSQL server found; see --help"
        echo "$found"
    fi
}

maria() {
    command -v mariadbd || command -v /usr/sbin/mariadbd || die "no MariaDB server found; see --help"
}

create() { # an empty server in $1
    mkdir "$1"
    if [ "$engine" = postgresql ]; then
        [ "$(id -u)" != 0 ] || chown nobody "$1"
        (cd "$1" && "${as_nobody[@]}" "$(pg_bin)/initdb" -A trust -U oncall -E UTF8 --locale=C.UTF-8 -D "$1/data") \
            >"$work/create.log" 2>&1
    else
        mkdir "$1/tmp" # not a common one: a server that starts deletes what others have in it
        TMPDIR=$1/tmp mariadb-install-db --no-defaults --datadir="$1/data" --auth-root-authentication-method=normal --skip-test-db \
            "${as_root[@]}" >"$work/create.log" 2>&1
    fi || { cat "$work/create.log" >&2; return 1; }
}

start() { # the server in $1
    if [ "$engine" = postgresql ]; then
        (cd "$1" && exec "${as_nobody[@]}" "$(pg_bin)/postgres" -D "$1/data" -k "$1" -p "$port" \
            -c listen_addresses=127.0.0.1) >"$work/server.log" 2>&1 &
    else
        "$(maria)" --no-defaults "${as_root[@]}" --datadir="$1/data" --tmpdir="$1/tmp" --socket="$1/socket" \
            --pid-file="$1/pid" --bind-address=127.0.0.1 --port="$port" --character-set-server=utf8mb4 \
            --collation-server=utf8mb4_unicode_ci >"$work/server.log" 2>&1 &
    fi
    server=$!
    for _ in $(seq 300); do
        if up "$1"; then return; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 20 "$work/server.log" >&2
    die "$engine did not start"
}

up() {
    if [ "$engine" = postgresql ]; then
        psql -qXtc 'select 1' -d postgres >/dev/null 2>&1
    else
        MYSQL_PWD= mariadb-admin --no-defaults --socket="$1/socket" -u root ping >/dev/null 2>&1
    fi
}

stop() {
    [ -n "$server" ] || return 0
    if [ "$engine" = postgresql ]; then kill -INT "$server"; else kill -TERM "$server"; fi
    wait "$server" || true
    server=
}

sql() { # runs standard input, or prints what the query in $1 answers
    if [ "$engine" = postgresql ]; then
        psql -qXAt -v ON_ERROR_STOP=1 ${1:+-c "$1"}
    else
        mariadb --no-defaults -h 127.0.0.1 -P "$port" -u oncall --default-character-set=utf8mb4 -N ${1:+-e "$1"} oncall
    fi
}
