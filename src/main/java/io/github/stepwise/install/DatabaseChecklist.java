package io.github.stepwise.install;

import static io.github.stepwise.install.ChecklistItem.Need.MAY;
import static io.github.stepwise.install.ChecklistItem.Need.MUST;
import static io.github.stepwise.install.ChecklistItem.Topic.DATABASE;
import static io.github.stepwise.install.SettingsChecklist.isFrom;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.ServerFloor;
import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;

/** The part of the checklist about the database: how OnCall finds it, and what it must be. */
final class DatabaseChecklist {
    private static final String FIRST_TYPES = "1.0.40";
    private static final String FIRST_POSTGRESQL = "1.0.22";
    private static final String FILE_IN_CONTAINER = "/var/lib/oncall/oncall.db";

    private DatabaseChecklist() {}

    static List<ChecklistItem> of(Release release, ConnectionSettings connection) {
        Engine engine = connection.engine();
        List<ChecklistItem> items = new ArrayList<>();
        if (!isSupported(release.version(), engine)) {
            items.add(ChecklistItem.task(
                    "engine",
                    DATABASE,
                    MUST,
                    engine.title() + " needs a newer release",
                    "OnCall " + release.version() + " cannot use " + engine.title() + ": choose "
                            + (engine == Engine.SQLITE ? FIRST_TYPES : FIRST_POSTGRESQL) + " or newer, or MySQL."));
        }
        items.add(ChecklistItem.task(
                "server-version",
                DATABASE,
                MUST,
                ServerFloor.of(release, engine) + " or newer",
                engine == Engine.SQLITE
                        ? "It comes with OnCall's image."
                        : "OnCall " + release.version() + " accepts no older server."));
        items.addAll(engine == Engine.SQLITE ? file(connection) : server(release.version(), connection));
        return items;
    }

    private static boolean isSupported(Version version, Engine engine) {
        return switch (engine) {
            case MYSQL, MARIADB -> true;
            case POSTGRESQL -> isFrom(version, FIRST_POSTGRESQL);
            case SQLITE -> isFrom(version, FIRST_TYPES);
        };
    }

    private static List<ChecklistItem> file(ConnectionSettings connection) {
        return List.of(
                ChecklistItem.variable(DATABASE, MUST, "DATABASE_TYPE", "sqlite3", "The kind of database."),
                ChecklistItem.variable(
                        DATABASE,
                        MAY,
                        "DATABASE_NAME",
                        FILE_IN_CONTAINER,
                        "The path of " + connection.file()
                                + " as the containers see it; this is where OnCall looks for it"
                                + " without being told."),
                ChecklistItem.task(
                        "file-owner",
                        DATABASE,
                        MUST,
                        "The file belongs to user 1000",
                        "OnCall's container runs as that user, and must be able to write to the file and to its folder:"
                                + " chown 1000 on both."));
    }

    private static List<ChecklistItem> server(Version version, ConnectionSettings connection) {
        List<ChecklistItem> items = new ArrayList<>();
        String prefix = "DATABASE_";
        String name = "DATABASE_NAME";
        boolean mySql = connection.engine().isMySqlFamily();
        if (isFrom(version, FIRST_TYPES)) {
            items.add(variable("DATABASE_TYPE", mySql ? "mysql" : "postgresql", "The kind of database."));
        } else if (mySql) {
            prefix = "MYSQL_";
            name = "MYSQL_DB_NAME";
        } else {
            prefix = "DB_";
            name = "DB_NAME";
            items.add(variable("DB_BACKEND", "postgresql", "The kind of database."));
        }
        items.add(variable(
                prefix + "HOST",
                connection.isLoopback() ? "" : connection.host(),
                connection.isLoopback()
                        ? "The name of the server as OnCall's containers know it: " + connection.host()
                                + " would be the container itself."
                        : "As OnCall's containers know it."));
        items.add(variable(prefix + "PORT", String.valueOf(connection.port()), "As OnCall's containers reach it."));
        items.add(variable(name, connection.database(), "The new database."));
        String user = connection.user() == null ? "" : connection.user();
        items.add(variable(prefix + "USER", user, "The user with all rights to the new database and to no other."));
        items.add(ChecklistItem.secret(DATABASE, MUST, prefix + "PASSWORD", "The password of user " + user + "."));
        return items;
    }

    private static ChecklistItem variable(String name, String value, String text) {
        return ChecklistItem.variable(DATABASE, MUST, name, value, text);
    }
}
