package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Whether the database can hold every character. */
final class EncodingCheck implements Check {
    private static final String OF_MYSQL = """
            select concat(c.table_name, ': ', c.character_set_name, ' (', count(*), ')')
            from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.character_set_name <> 'utf8mb4'
            group by c.table_name, c.character_set_name order by 1""";

    private static final String DEFAULT_OF_MYSQL =
            "select @@character_set_database from dual where @@character_set_database <> 'utf8mb4'";

    @Override
    public String id() {
        return "encoding";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return switch (look.engine()) {
            case POSTGRESQL -> is(look, "show server_encoding", Set.of("UTF8"));
            case SQLITE -> is(look, "pragma encoding", Set.of("UTF-8", "UTF-16le", "UTF-16be"));
            case MYSQL, MARIADB -> mySql(look);
        };
    }

    private static Answer is(Look look, String question, Set<String> good) throws DatabaseProblem, SQLException {
        String encoding = look.texts(question).get(0);
        return good.contains(encoding) ? Answer.passed(encoding) : Answer.warning("other", encoding);
    }

    private static Answer mySql(Look look) throws DatabaseProblem, SQLException {
        List<String> columns = look.texts(OF_MYSQL);
        List<String> byDefault = look.texts(DEFAULT_OF_MYSQL);
        if (!columns.isEmpty()) {
            return Answer.warning("columns", columns.size()).showing(columns);
        }
        return byDefault.isEmpty() ? Answer.passed("utf8mb4") : Answer.warning("default", byDefault.get(0));
    }
}
