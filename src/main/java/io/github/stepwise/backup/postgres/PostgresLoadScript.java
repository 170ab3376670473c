package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.LoadScript;
import io.github.stepwise.backup.engine.Table;

/** How a table is loaded by hand, with psql after {@link PostgresSession#preamble()}. */
public final class PostgresLoadScript {
    private static final String END = "\\.\n";

    private PostgresLoadScript() {}

    /** What to pipe into psql before and after the rows of a table. */
    public static LoadScript of(Table table, DataFormat format) {
        if (LargeObjects.TABLE.equals(table.name())) {
            return new LoadScript(
                    LargeObjects.CREATE_STAGE + ";\n" + LargeObjects.COPY_STAGE + ";\n",
                    END + "BEGIN;\n" + LargeObjects.EMPTY + ";\n" + LargeObjects.PUT + ";\nCOMMIT;\nDROP TABLE "
                            + LargeObjects.STAGE + ";\n");
        }
        if (format == DataFormat.COPY_BINARY) {
            return new LoadScript(TableLoad.copy(table) + " WITH (FORMAT binary)", null);
        }
        return new LoadScript(TableLoad.copy(table) + ";\n", END);
    }
}
