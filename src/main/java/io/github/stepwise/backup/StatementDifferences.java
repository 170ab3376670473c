package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.database.UnfinishedRestore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What differs between the statements of a backup and those that the restored database gives.
 *
 * @param objects that are missing or too many, one line each
 * @param texts of objects that are there, but are made by other words
 */
record StatementDifferences(List<String> objects, List<String> texts) {
    /**
     * Those that a server may refuse are left out, as the restore has told of them.
     *
     * @param known objects that are different, as the restore has told too
     * @param quiet objects of which only matters whether they are there
     */
    static StatementDifferences between(
            List<Ddl> saved, List<Ddl> found, Set<DatabaseObject> known, Set<DatabaseObject> quiet) {
        Map<String, String> before = texts(saved, known, quiet);
        Map<String, String> after = texts(found, known, quiet);
        List<String> objects = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String object : new TreeSet<>(before.keySet())) {
            String was = before.get(object);
            String is = after.remove(object);
            if (is == null) {
                objects.add(object + " is missing");
            } else if (!is.equals(was)) {
                texts.add(Notes.of("not-the-same", object, was, is).toString());
            }
        }
        after.keySet().forEach(object -> objects.add(object + " is not in the backup"));
        return new StatementDifferences(objects, texts);
    }

    private static Map<String, String> texts(
            List<Ddl> statements, Set<DatabaseObject> known, Set<DatabaseObject> quiet) {
        return statements.stream()
                .filter(statement -> !statement.optional() && !known.contains(statement.object()))
                .filter(statement ->
                        !UnfinishedRestore.isMark(statement.object().name()))
                .collect(Collectors.groupingBy(
                        statement -> statement.object() + phase(statement),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                statement -> quiet.contains(statement.object())
                                        ? ""
                                        : String.join(";\n", statement.session())
                                                + (statement.session().isEmpty() ? "" : ";\n")
                                                + statement.sql(),
                                Collectors.joining(";\n"))));
    }

    /** Some objects are made in two steps. */
    private static String phase(Ddl statement) {
        return statement.phase() == Phase.PRE_DATA
                ? ""
                : " (" + statement.phase().file() + ")";
    }
}
