package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.file.TableRows;
import java.util.List;

/** A SQLite database is unpacked and needs nothing more. */
final class SqliteClient implements Client {
    @Override
    public String id() {
        return "sqlite";
    }

    @Override
    public String program() {
        return "sqlite3";
    }

    @Override
    public String target() {
        return "FILE";
    }

    @Override
    public List<String> programs() {
        return List.of("sqlite3");
    }

    @Override
    public String phase(List<Ddl> statements) {
        throw new IllegalStateException("a SQLite backup has no statements");
    }

    @Override
    public byte[] head(TableRows table) {
        throw new IllegalStateException("the rows of a SQLite backup stand in its database");
    }

    @Override
    public byte[] tail(TableRows table) {
        return head(table);
    }

    @Override
    public String countOfObjects() {
        return "";
    }
}
