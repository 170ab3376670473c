package io.github.stepwise.install;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes all tables of a schema in an empty database, and knows which ones it has begun. */
final class SchemaWriter {
    private static final int TABLE_EXISTS = 1050; // MySQL and MariaDB

    private final Database database;
    private final Schema schema;
    private final InstallListener listener;
    private final Set<String> begun = new LinkedHashSet<>();

    SchemaWriter(Database database, Schema schema, InstallListener listener) {
        this.database = database;
        this.schema = schema;
        this.listener = listener;
    }

    /** Runs every statement on the connection; whoever calls cares for the transaction. */
    void write(Connection connection) throws SQLException, InstallFailure {
        List<DdlStatement> statements = Dialect.of(database.engine()).creation(schema);
        int late = (int) statements.stream().filter(DdlStatement::last).count();
        int connecting = 0;
        try (Statement statement = connection.createStatement()) {
            for (DdlStatement ddl : statements) {
                refuseIfCancelled();
                if (ddl.last()) {
                    connecting++;
                    listener.on(new InstallEvent.ConnectingTables(ddl.table(), connecting, late));
                } else if (begun.add(ddl.table())) {
                    listener.on(new InstallEvent.CreatingTable(
                            ddl.table(), begun.size(), schema.tables().size()));
                }
                execute(statement, ddl);
            }
        }
    }

    private void refuseIfCancelled() throws InstallFailure {
        if (listener.isCancelled()) {
            throw InstallFailure.of(
                    InstallFailure.Kind.CANCELLED,
                    "The installation was cancelled.",
                    "Start it again whenever you like; it begins from the beginning.");
        }
    }

    private void execute(Statement statement, DdlStatement ddl) throws InstallFailure {
        try {
            statement.execute(ddl.sql());
        } catch (SQLException e) {
            if (e.getErrorCode() == TABLE_EXISTS) {
                begun.remove(ddl.table()); // somebody else's
            }
            throw InstallFailure.at(ddl.sql(), ddl.table(), database.problem(e));
        }
    }

    /** How the tables are taken away again once they have come to stay. */
    void undoIn(Undo undo) {
        Supplier<Optional<Phrase>> tables = () -> begun.isEmpty()
                ? Optional.empty()
                : Optional.of(InstallNotes.of("left.tables", String.valueOf(begun.size())));
        undo.add(tables, () -> InstallNotes.remedy(String.join("; ", drops()) + ";"), () -> {
            try (Database again = Database.open(database.settings());
                    Connection connection = again.connection();
                    Statement statement = connection.createStatement()) {
                for (String sql : drops()) {
                    statement.execute(sql);
                }
            }
        });
    }

    private List<String> drops() {
        Dialect dialect = Dialect.of(database.engine());
        String ending = database.engine() == Engine.POSTGRESQL ? " cascade" : "";
        List<String> drops = new ArrayList<>();
        if (database.engine().isMySqlFamily()) {
            drops.add("set foreign_key_checks = 0");
        }
        begun.forEach(table -> drops.add("drop table if exists " + dialect.quote(table) + ending));
        return drops;
    }
}
