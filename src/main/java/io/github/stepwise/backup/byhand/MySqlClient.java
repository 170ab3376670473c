package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.backup.mysql.MySqlLoadScript;
import io.github.stepwise.backup.mysql.MySqlSession;
import io.github.stepwise.schema.Engine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Scripts for the client of MySQL or MariaDB, which must have been started with {@code --binary-mode --comments}. */
final class MySqlClient implements Client {
    /** Where the scripts unpack a table's rows to. */
    static final String ROWS = "rows.tsv";

    private static final String DELIMITER = ";;";

    private final Engine engine;

    MySqlClient(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String id() {
        return "mysql";
    }

    @Override
    public String program() {
        return programs().get(0);
    }

    @Override
    public String target() {
        return "DATABASE";
    }

    @Override
    public List<String> programs() {
        return engine == Engine.MYSQL ? List.of("mysql", "mariadb") : List.of("mariadb", "mysql");
    }

    @Override
    public String phase(List<Ddl> statements) {
        List<String> all = new ArrayList<>(MySqlSession.preamble());
        for (Ddl statement : statements) {
            all.addAll(statement.session());
            all.add(statement.sql());
            if (!statement.session().isEmpty()) {
                all.addAll(MySqlSession.preamble());
            }
        }
        return script(all);
    }

    /** The client tells the end of a statement by a text that none of them holds. */
    private static String script(List<String> statements) {
        String delimiter = DELIMITER;
        for (int number = 1; contains(statements, delimiter); number++) {
            delimiter = DELIMITER + number;
        }
        StringBuilder script = new StringBuilder("DELIMITER " + delimiter + "\n");
        for (String statement : statements) {
            script.append(statement).append('\n').append(delimiter).append('\n');
        }
        return script.toString();
    }

    private static boolean contains(List<String> statements, String delimiter) {
        return statements.stream().anyMatch(statement -> statement.contains(delimiter));
    }

    /** LOAD DATA drops rows that it does not like and changes values; a query that fails then tells. */
    @Override
    public byte[] head(TableRows table) {
        List<String> statements = new ArrayList<>(MySqlSession.preamble());
        statements.add(MySqlLoadScript.of(table.table(), table.format(), ROWS));
        statements.add("SELECT IF(ROW_COUNT() = " + table.rows()
                + " AND @@warning_count = 0, 0, (SELECT 'rows were dropped' UNION SELECT 'or changed'))"
                + " INTO @stepwise_all_rows");
        return script(statements).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] tail(TableRows table) {
        return new byte[0];
    }

    @Override
    public String countOfObjects() {
        return "SELECT (SELECT count(*) FROM information_schema.tables WHERE table_schema = database())"
                + " + (SELECT count(*) FROM information_schema.routines WHERE routine_schema = database())";
    }
}
