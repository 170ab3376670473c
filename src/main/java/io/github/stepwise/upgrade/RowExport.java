package io.github.stepwise.upgrade;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps rows that are about to be deleted, one JSON object per line. They are found by the query that counts them. The
 * directory is no backup: values that could let somebody in are masked.
 */
final class RowExport {
    private static final Pattern COUNT = Pattern.compile("\\s*select\\s+count\\(\\*\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECRET = Pattern.compile(
            "password|passwd|token|secret|authorization|credential|headers|api_?key|digest|hash|extra_data");

    private static final String MASK = "***";
    private static final int FETCH = 500;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Engine engine;

    RowExport(Path directory, Engine engine) {
        this.directory = directory;
        this.engine = engine;
    }

    /** @param rows how many it holds */
    record Exported(Path file, long rows) {}

    /**
     * Writes the rows that a change will delete. A file of the same name, left by an attempt that was rolled back, is
     * replaced.
     *
     * @param name of the file, without ending
     * @return empty when there are no rows, or the catalog has no query for them
     */
    Optional<Exported> write(Connection connection, Change.RowsChange change, String name)
            throws SQLException, IOException {
        Matcher count = COUNT.matcher(change.preview().getOrDefault(engine, ""));
        if (!count.lookingAt()) {
            return Optional.empty();
        }
        String query = count.replaceFirst("select *");
        try (Statement statement = Sql.statement(connection)) {
            statement.setFetchSize(engine.isMySqlFamily() ? Integer.MIN_VALUE : FETCH);
            try (ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? Optional.of(write(rows, name)) : Optional.empty();
            }
        }
    }

    private Exported write(ResultSet rows, String name) throws SQLException, IOException {
        Files.createDirectories(directory);
        Path part = directory.resolve(name + ".part");
        // A temporary file is its owner's alone.
        Files.move(Files.createTempFile(directory, name, ".tmp"), part, StandardCopyOption.REPLACE_EXISTING);
        Path file = directory.resolve(name + ".jsonl");
        long written = 0;
        try (OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC);
                OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
                JsonGenerator json = JSON.createGenerator(buffered)) {
            json.setRootValueSeparator(null);
            do {
                row(rows, json);
                json.writeRaw('\n');
                written++;
            } while (rows.next());
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return new Exported(file, written);
    }

    private static void row(ResultSet rows, JsonGenerator json) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        Set<String> seen = new HashSet<>();
        json.writeStartObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnLabel(i);
            // A join brings the columns of the other table after those of the rows in question.
            if (seen.add(column)) {
                json.writeFieldName(column);
                value(rows, i, column, json);
            }
        }
        json.writeEndObject();
    }

    private static void value(ResultSet rows, int position, String column, JsonGenerator json)
            throws SQLException, IOException {
        Object value = rows.getObject(position);
        if (value == null) {
            json.writeNull();
        } else if (SECRET.matcher(column.toLowerCase(Locale.ROOT)).find()) {
            json.writeString(MASK);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else {
            json.writeString(rows.getString(position));
        }
    }
}
