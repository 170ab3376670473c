package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;

/** All that Stepwise says about problems with a database, but for rights, which {@link RightsTexts} has. */
final class ProblemTexts {

    private final ConnectionSettings settings;
    private final String server;
    private final String user;
    private final String database;

    private ProblemTexts(ConnectionSettings settings) {
        this.settings = settings;
        this.server = settings.engine() == Engine.SQLITE
                ? "SQLite"
                : settings.engine().title() + " on " + settings.address();
        this.user = settings.user() == null ? "" : settings.user();
        this.database = settings.database() == null ? "" : settings.database();
    }

    record Words(String sentence, String nextStep) {}

    static Words of(Reason reason, ConnectionSettings settings, String serverText) {
        ProblemTexts texts = new ProblemTexts(settings);
        return switch (reason.kind()) {
            case WRONG_PASSWORD -> texts.login(reason);
            case HOST_UNREACHABLE, NO_SUCH_HOST, CONNECTION_LOST, TOO_MANY_CONNECTIONS -> texts.line(reason);
            case TLS_REFUSED, TLS_FAILED -> texts.tls(reason);
            case NO_RIGHTS -> new RightsTexts(settings, serverText).of(reason);
            case FILE_NOT_FOUND, FILE_LOCKED, NOT_A_DATABASE -> texts.file(reason);
            default -> texts.state(reason);
        };
    }

    static Words tooOld(ServerVersion version, String minimum, ConnectionSettings settings) {
        return new Words(
                version + " is too old: version " + minimum + " or newer is needed.",
                settings.engine() == Engine.SQLITE
                        ? "Install a newer Stepwise; it brings SQLite with it."
                        : "Back up the server and upgrade it to "
                                + settings.engine().title() + " " + minimum
                                + " or newer, or choose an older release of OnCall. Then connect again.");
    }

    private Words login(Reason reason) {
        return switch (reason) {
            case PASSWORD_MISSING ->
                new Words(
                        server + " wants a password for user " + user + ".",
                        "Enter the password. OnCall keeps it as DATABASE_PASSWORD or MYSQL_PASSWORD in its .env file.");
            case PASSWORD_EXPIRED ->
                new Words(
                        "The password of user " + user + " has expired on " + server + ".",
                        "Have an administrator of the server set it again: ALTER USER " + account()
                                + " IDENTIFIED BY '…';" + " and give OnCall the new password too.");
            case ACCOUNT_LOCKED ->
                new Words(
                        "User " + user + " is locked on " + server + ".",
                        "Have an administrator of the server unlock it: ALTER USER " + account() + " ACCOUNT UNLOCK;");
            case NO_SUCH_USER ->
                new Words(
                        server + " knows no user " + user + ".",
                        "Check the user name. OnCall keeps it as DATABASE_USER or MYSQL_USER in its .env file.");
            case LOGIN_METHOD ->
                new Words(
                        server + " does not let user " + user + " in with a password.",
                        isPostgres()
                                ? "Have an administrator of the server look at the line of pg_hba.conf for this user; it should"
                                        + " say scram-sha-256."
                                : "Use another user, or have an administrator of the server let this one in with a password.");
            default ->
                new Words(
                        server + " refused the user name or the password of user " + user + ".",
                        isPostgres()
                                ? "Check both. OnCall keeps them as DATABASE_USER and DATABASE_PASSWORD in its .env file."
                                : "Check both; OnCall keeps them as DATABASE_USER or MYSQL_USER and DATABASE_PASSWORD or"
                                        + " MYSQL_PASSWORD in its .env file. If they are right, the user may not come in from"
                                        + " this computer, or only with TLS: have an administrator of the server run"
                                        + " SELECT user, host, ssl_type FROM mysql.user;");
        };
    }

    private Words line(Reason reason) {
        return switch (reason) {
            case HOST_NAME_UNKNOWN ->
                new Words(
                        "There is no host named " + settings.host() + ".",
                        "Check the spelling. A name such as mysql or postgres from docker-compose or Kubernetes is known only"
                                + " in there: publish the port (docker) or forward it (kubectl port-forward) and use localhost.");
            case REFUSED ->
                new Words(
                        "Nothing listens on " + settings.address() + ".",
                        "Check host and port, that " + settings.engine().title()
                                + " runs, and that it listens on the network"
                                + (isPostgres() ? " (listen_addresses)." : " (bind-address, skip-networking)."));
            case OTHER_LANGUAGE ->
                new Words(
                        "What listens on " + settings.address() + " does not answer like "
                                + settings.engine().title() + ".",
                        "Check the port and the kind of database: PostgreSQL usually has 5432, MySQL and MariaDB 3306.");
            case STARTING -> new Words(server + " is starting up or shutting down.", "Wait a minute and try again.");
            case LOST ->
                new Words(
                        "The connection to " + server + " broke off.",
                        "Check that the server runs and that the network holds, then connect again. If the server closes"
                                + " connections by itself, its log says why.");
            case TOO_MANY ->
                new Words(
                        server + " has no room for another connection.",
                        "Stop what uses the database (OnCall's engine and celery should be stopped anyway) and try again,"
                                + " or raise max_connections.");
            case POOL_EMPTY ->
                new Words(
                        "All connections of Stepwise to " + settings.describe() + " are in use.",
                        "Wait for the running action to end and try again.");
            default ->
                new Words(
                        settings.address() + " does not answer.",
                        "Check host, port and kind of database, and that no firewall is in between. A VPN may have to be on.");
        };
    }

    private Words tls(Reason reason) {
        return switch (reason) {
            case TLS_NOT_OFFERED ->
                new Words(
                        server + " offers no TLS, but the TLS mode "
                                + settings.tls().id() + " asks for it.",
                        "Have an administrator switch TLS on at the server. On a network that you trust, choose prefer.");
            case TLS_DEMANDED ->
                new Words(
                        server + " lets this user in only with TLS.",
                        "Choose the TLS mode require, or verify-full with the"
                                + " certificate of the server's authority.");
            case KEY_WITHHELD ->
                new Words(
                        "The password cannot be sent safely: " + server + " offers no TLS.",
                        "Have an administrator switch TLS on at the server. On a network that you trust, choose the TLS mode"
                                + " disable.");
            case CERTIFICATE ->
                new Words(
                        "The certificate of " + server + " is not signed by an authority that is trusted here.",
                        "Choose the PEM file with the certificate of the server's authority"
                                + (settings.certificate() == null ? "." : "; " + settings.certificate() + " is not it.")
                                + " With the TLS mode require the certificate is not checked.");
            case CERTIFICATE_FILE ->
                new Words(
                        settings.certificate() == null
                                ? "There is no certificate to compare with that of " + server + "."
                                : "The certificate file " + settings.certificate() + " cannot be read.",
                        "Choose a PEM file; it begins with -----BEGIN CERTIFICATE-----.");
            case CERTIFICATE_NAME ->
                new Words(
                        "The certificate of " + server + " is for another name.",
                        "Use the host name that is in the certificate. The TLS mode verify-ca does not compare names.");
            default ->
                new Words(
                        "TLS with " + server + " did not come about.",
                        "The server may be too old for TLS 1.2. Have an administrator look at its TLS settings; on a network"
                                + " that you trust, choose the TLS mode disable.");
        };
    }

    private Words file(Reason reason) {
        return switch (reason) {
            case FILE_MISSING ->
                new Words(
                        "There is no file " + settings.file() + ".",
                        "Choose OnCall's database file; in its container it is /var/lib/oncall/oncall.db.");
            case FILE_LOCKED ->
                new Words(
                        "Another program is using " + settings.file() + ".",
                        "Stop OnCall's engine and celery (docker compose stop engine celery) and try again.");
            case NOT_A_DATABASE ->
                new Words(
                        settings.file() + " is not a SQLite database.",
                        "Choose OnCall's database file; in its container it is /var/lib/oncall/oncall.db. An encrypted or"
                                + " half-copied file looks like this too.");
            default ->
                new Words(
                        settings.file() + " cannot be opened.",
                        "Check that it is a file, not a folder, and that this user of the computer may write to it and to its"
                                + " folder: SQLite makes a second file beside it.");
        };
    }

    private Words state(Reason reason) {
        return switch (reason) {
            case DATABASE_MISSING ->
                new Words(
                        "There is no database " + database + " on " + settings.address() + ".",
                        "Check the name; OnCall keeps it as DATABASE_NAME or MYSQL_DB_NAME in its .env file. For a fresh"
                                + " installation let Stepwise create it.");
            case READ_ONLY ->
                new Words(
                        server + " takes no changes at present.",
                        isPostgres()
                                ? "It may be a standby (SELECT pg_is_in_recovery();): then connect to the primary. Otherwise an"
                                        + " administrator has set default_transaction_read_only."
                                : "It may be a replica: then connect to the primary. Otherwise have an administrator run"
                                        + " SET GLOBAL read_only = 0; on the server.");
            case REPLICA ->
                new Words(
                        server + " is a standby, a copy of another server, and takes no changes.",
                        "Connect to the primary.");
            case FILE_READ_ONLY ->
                new Words(
                        settings.file() + " or its folder may not be written to.",
                        "OnCall's container writes it as user 1000: start Stepwise as that user, or give your user the right"
                                + " to write to the file and to its folder.");
            case LOCK ->
                new Words(
                        "Another session holds a lock that Stepwise needs.",
                        "Stop OnCall's engine and celery and any open database tool, then try again. The sessions are in "
                                + (isPostgres() ? "pg_stat_activity." : "SHOW FULL PROCESSLIST;"));
            case DEADLOCK ->
                new Words(
                        "Stepwise and another session waited for each other, and the server ended it.",
                        "Stop OnCall's engine and celery and any open database tool, then try again.");
            case DISK_FULL ->
                new Words(
                        settings.engine() == Engine.SQLITE
                                ? "The disk that holds " + settings.file() + " is full."
                                : server + " has no disk space left.",
                        "Free space on that disk, then try again.");
            case DAMAGED ->
                new Words(
                        settings.describe() + " is damaged on disk.",
                        "Do not upgrade it. Keep a copy of it as it is, and restore the last good backup.");
            default ->
                new Words(
                        settings.describe() + " reported an error.",
                        "The words below come from the server; its log may hold more.");
        };
    }

    private boolean isPostgres() {
        return settings.engine() == Engine.POSTGRESQL;
    }

    private String account() {
        return RightsTexts.account(user);
    }
}
