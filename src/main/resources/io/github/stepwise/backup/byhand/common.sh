#!/bin/sh
# Restores this backup without Stepwise: sh restore.sh @TARGET@
# README.txt says how. Needed are a shell, zstd, @CLIENT@, and age if the backup is encrypted.

say() { printf '%s\n' "$*"; }

stop() {
    printf '\nSTOPPED: %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '         %s\n' "$@" >&2
    exit 1
}

there() { command -v "$1" >/dev/null 2>&1; }

need() { there "$1" || stop "There is no program $1 on the PATH." "Install it, then run this again."; }

# What a file of the backup holds; for compressed ones see rows.
text() {
    if [ "$encrypted" = no ]; then
        zstd -dcqf "$1"
    elif [ -n "$identity" ]; then
        age -d -i "$identity" "$1.age"
    else
        printf '%s\n' "$key" | age -d -i - "$1.age"
    fi
}

# What a compressed file of the backup holds. zstd notices when a part of it is missing.
rows() {
    if [ "$encrypted" = no ]; then
        zstd -dcq "$1"
    else
        text "$1" | zstd -dcq -
    fi
}

# Runs a command and pipes what it prints into the client. A shell alone tells whether the last program of a pipe
# succeeded; here both have to.
into_client() {
    outcome=$({ { "$@"; printf '%s\n' "$?" >&3; } | { client 3>&-; printf '%s\n' "$?" >&3; }; } 3>&1 1>&2)
    [ "$outcome" = "0
0" ]
}

[ $# -eq 1 ] && [ -n "$1" ] || stop "Run it as: sh restore.sh @TARGET@" "README.txt has the details."
began_in=$PWD
case $0 in
    */*) CDPATH='' cd "${0%/*}/" || exit 1 ;;
esac
[ -f MANIFEST.json ] || [ -f MANIFEST.json.age ] || stop "The files of the backup are not beside restore.sh." \
    "Unpack the whole backup into a folder."
need zstd

if [ ! -f SHA256SUMS ]; then
    say "There is no SHA256SUMS to compare the files with."
elif there sha256sum; then
    say "Comparing all files with SHA256SUMS ..."
    sha256sum -c SHA256SUMS >/dev/null || stop "Files are not what was saved; nothing was changed." \
        "See which: sha256sum -c SHA256SUMS" "Unpack the backup once more, or take another copy of it."
elif there shasum; then
    say "Comparing all files with SHA256SUMS ..."
    shasum -a 256 -c SHA256SUMS >/dev/null || stop "Files are not what was saved; nothing was changed." \
        "See which: shasum -a 256 -c SHA256SUMS" "Unpack the backup once more, or take another copy of it."
else
    say "The checksums are NOT checked: there is neither sha256sum nor shasum."
fi

encrypted=no
identity=
key=
if [ -f MANIFEST.json.age ]; then
    encrypted=yes
    need age
    if [ -n "${AGE_IDENTITY-}" ]; then
        case $AGE_IDENTITY in
            /*) identity=$AGE_IDENTITY ;;
            *) identity=$began_in/$AGE_IDENTITY ;;
        esac
    elif [ -f recovery.key ]; then
        identity=$PWD/recovery.key
    elif [ -f key.age ]; then
        say "The backup is encrypted. age asks for its passphrase:"
        key=$(age -d key.age) || stop "This is not the passphrase of the backup; nothing was changed."
    else
        stop "The backup is encrypted." "Write its recovery key into a file recovery.key beside restore.sh,"\
            "or name the file: AGE_IDENTITY=FILE sh restore.sh @TARGET@"
    fi
    text MANIFEST.json >/dev/null || stop "The key does not open this backup; nothing was changed."
fi
