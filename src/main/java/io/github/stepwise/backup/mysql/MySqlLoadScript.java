package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Table;
import java.util.ArrayList;
import java.util.List;

/** The statement that puts a table's rows back. */
public final class MySqlLoadScript {
    private MySqlLoadScript() {}

    /**
     * For a restore by hand with the server's own client, which has to be started with {@code --local-infile=1}.
     *
     * @param fileName of the unpacked rows
     * @return without a semicolon
     */
    public static String of(Table table, DataFormat format, String fileName) {
        if (format != DataFormat.TSV) {
            throw new IllegalArgumentException(format + " is not for MySQL");
        }
        return statement(table, fileName);
    }

    static String statement(Table table, String fileName) {
        List<String> targets = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        int number = 0;
        for (Column column : table.columns()) {
            number++;
            String name = Names.quoted(column.name());
            String variable = "@c" + number;
            switch (column.encoding()) {
                case TEXT -> targets.add(name);
                case HEX -> {
                    targets.add(variable);
                    assignments.add(name + " = UNHEX(" + variable + ")");
                }
                case BITS -> {
                    targets.add(variable);
                    assignments.add(name + " = CAST(" + variable + " AS UNSIGNED)");
                }
            }
        }
        if (targets.isEmpty()) {
            targets.add("@nothing");
        }
        // The dialect is spelt out, since sql_mode and character_set_database would change it.
        return "LOAD DATA LOCAL INFILE " + Names.literal(fileName) + " INTO TABLE "
                + Names.quoted(table.name().name())
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ENCLOSED BY '' ESCAPED BY '\\\\'"
                + " LINES STARTING BY '' TERMINATED BY '\\n' (" + String.join(", ", targets) + ")"
                + (assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments));
    }
}
