package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Column;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes a row of the file as what stands in parentheses behind VALUES. */
final class RowLiterals {
    private final Column.Encoding[] encodings;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    RowLiterals(List<Column> columns) {
        encodings = columns.stream().map(Column::encoding).toArray(Column.Encoding[]::new);
    }

    /**
     * @param line fields with tabs between them
     * @throws IllegalArgumentException if there are more or fewer fields than columns
     */
    byte[] of(byte[] line, int start, int end) {
        out.reset();
        out.write('(');
        int from = start;
        for (int i = 0; i < encodings.length; i++) {
            int to = from;
            while (to < end && line[to] != '\t') {
                to++;
            }
            if (to == end != (i == encodings.length - 1)) {
                throw new IllegalArgumentException("a row has another number of fields than the table has columns");
            }
            if (i > 0) {
                out.write(',');
            }
            add(line, from, to, encodings[i]);
            from = to + 1;
        }
        out.write(')');
        return out.toByteArray();
    }

    private void add(byte[] line, int from, int to, Column.Encoding encoding) {
        if (to - from == 2 && line[from] == '\\' && line[from + 1] == 'N') {
            out.writeBytes(new byte[] {'N', 'U', 'L', 'L'});
            return;
        }
        switch (encoding) {
            case TEXT -> text(line, from, to);
            case HEX -> {
                out.write('x');
                out.write('\'');
                out.write(line, from, to - from);
                out.write('\'');
            }
            case BITS -> out.write(line, from, to - from);
        }
    }

    /** The file's escapes mean the same in a string literal, where only the quote needs one more. */
    private void text(byte[] line, int from, int to) {
        out.write('\'');
        int copied = from;
        for (int i = from; i < to; i++) {
            if (line[i] == '\'') {
                out.write(line, copied, i - copied);
                out.write('\'');
                copied = i;
            }
        }
        out.write(line, copied, to - copied);
        out.write('\'');
    }
}
