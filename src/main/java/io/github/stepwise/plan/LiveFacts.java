package io.github.stepwise.plan;

import io.github.stepwise.catalog.oncall.RowChange;
import io.github.stepwise.catalog.oncall.RowChangeContext;
import io.github.stepwise.catalog.oncall.RowChanges;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Answers questions about the rows that a database holds now. Reads only; asks each question once. */
public final class LiveFacts {
    private final Connection connection;
    private final Schema live;
    private final UnaryOperator<String> quote;
    private final Map<String, OptionalLong> answers = new HashMap<>();

    /**
     * @param connection in auto-commit mode, so that a question that does not fit yet spoils nothing
     * @param live the structure of the same database
     * @param quote puts an identifier into the engine's quotes
     */
    public LiveFacts(Connection connection, Schema live, UnaryOperator<String> quote) {
        this.connection = connection;
        this.live = live;
        this.quote = quote;
    }

    /** What the database holds that OnCall never makes: views, triggers, checks of one's own. */
    List<String> extras() {
        return live.extras();
    }

    /** The number that a query answers, or empty when the database cannot answer it yet: a table or column is to come. */
    OptionalLong count(String query) {
        return answers.computeIfAbsent(query, this::ask);
    }

    /** Rows that a change would change; empty when the database cannot answer it yet. */
    OptionalLong affected(Change.RowsChange change, Engine engine) {
        String preview = change.preview().get(engine);
        if (preview != null) {
            return count(preview);
        }
        if (change instanceof Change.ConvertRows convert) {
            RowChange rowChange = RowChanges.named(convert.using()).orElseThrow();
            try {
                return rowChange.count(new RowChangeContext(connection, engine, Optional.empty(), note -> {}));
            } catch (SQLException notYet) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** Rows of a table; empty when it is not there. */
    OptionalLong rows(String table) {
        return live.table(table).isEmpty() ? OptionalLong.empty() : count("select count(*) from " + quote.apply(table));
    }

    /** Rows of a table with a value in a column; empty when one of them is not there. */
    OptionalLong values(String table, String column) {
        return live.table(table).flatMap(t -> t.column(column)).isEmpty()
                ? OptionalLong.empty()
                : count("select count(*) from " + quote.apply(table) + " where " + quote.apply(column)
                        + " is not null");
    }

    private OptionalLong ask(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        } catch (SQLException notYet) {
            return OptionalLong.empty();
        }
    }
}
