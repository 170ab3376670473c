package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.file.EntryName;
import io.github.stepwise.backup.file.TableRows;
import java.util.List;

/**
 * A table with rows to load.
 *
 * @param number of its first part
 */
record Load(int number, TableRows rows) {
    private static final String FOLDER = "data/";

    static Load of(TableRows rows) {
        String first = rows.parts().get(0).substring(FOLDER.length());
        return new Load(Integer.parseInt(first.substring(0, first.indexOf('.'))), rows);
    }

    /** The number as the names of files have it. */
    String id() {
        return String.format(java.util.Locale.ROOT, "%06d", number);
    }

    /** Names of its parts in the folder of the rows. */
    List<String> parts() {
        return rows.parts().stream()
                .map(part -> part.substring(FOLDER.length()))
                .toList();
    }

    /** Name of what stands before or after the rows. */
    String script(String place) {
        return EntryName.script(number, place);
    }
}
