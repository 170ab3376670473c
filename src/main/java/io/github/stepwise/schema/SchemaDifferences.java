package io.github.stepwise.schema;

import io.github.stepwise.schema.Difference.Kind;
import io.github.stepwise.schema.Difference.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Compares the schema that a database should have with the one it has. Indexes, foreign keys and checks are compared by what
 * they do; another name is told apart as harmless. The order of columns never counts.
 *
 * @param engine whose rules hold
 * @param anyGeneration accept a sequence where an identity column is expected and the other way round: PostgreSQL has the one
 *     or the other depending on the release that made the table
 */
public record SchemaDifferences(Engine engine, boolean anyGeneration) {

    /**
     * @param expected materialized by the engine's dialect
     * @param actual as read from the database
     */
    public List<Difference> between(Schema expected, Schema actual) {
        List<Difference> found = new ArrayList<>();
        for (Table table : expected.tables().values()) {
            actual.table(table.name())
                    .ifPresentOrElse(
                            now -> found.addAll(tables(table, now)),
                            () -> found.add(missing(Subject.TABLE, table.name(), table.name(), "")));
        }
        for (Table table : actual.tables().values()) {
            if (expected.table(table.name()).isEmpty()) {
                found.add(unexpected(Subject.TABLE, table.name(), table.name(), ""));
            }
        }
        actual.extras().forEach(extra -> found.add(unexpected(Subject.EXTRA, "", extra, "")));
        return found;
    }

    private List<Difference> tables(Table expected, Table actual) {
        List<Difference> found = new ArrayList<>();
        columns(expected, actual, found);
        primaryKey(expected, actual, found);
        new IndexDifferences(engine, expected, actual).addTo(found);
        foreignKeys(expected, actual, found);
        checks(expected, actual, found);
        return found;
    }

    private void columns(Table expected, Table actual, List<Difference> found) {
        String table = expected.name();
        for (Column column : expected.columns()) {
            Column now = actual.column(column.name()).orElse(null);
            if (now == null) {
                found.add(missing(Subject.COLUMN, table, column.name(), words(column)));
            } else if (!comparable(column).equals(comparable(now))) {
                found.add(different(Subject.COLUMN, table, column.name(), words(column), words(now)));
            }
        }
        actual.columns().stream()
                .filter(column -> expected.column(column.name()).isEmpty())
                .forEach(column -> found.add(unexpected(Subject.COLUMN, table, column.name(), words(column))));
    }

    private Column comparable(Column column) {
        boolean counts = column.generation() != Column.Generation.NONE;
        return anyGeneration && counts ? column.withGeneration(Column.Generation.SERIAL) : column;
    }

    private static String words(Column column) {
        return column.type()
                + (column.nullable() ? " null" : " not null")
                + (column.defaultValue() == null ? "" : " default " + column.defaultValue())
                + switch (column.generation()) {
                    case NONE -> "";
                    case SERIAL -> " serial";
                    case IDENTITY -> " identity";
                };
    }

    private static void primaryKey(Table expected, Table actual, List<Difference> found) {
        String table = expected.name();
        if (!expected.primaryKey().equals(actual.primaryKey())) {
            String words = String.join(", ", expected.primaryKey());
            found.add(different(Subject.PRIMARY_KEY, table, words, words, String.join(", ", actual.primaryKey())));
        } else if (!Objects.equals(expected.primaryKeyName(), actual.primaryKeyName())) {
            found.add(otherName(Subject.PRIMARY_KEY, table, expected.primaryKeyName(), actual.primaryKeyName()));
        }
    }

    private static void foreignKeys(Table expected, Table actual, List<Difference> found) {
        String table = expected.name();
        for (ForeignKey key : expected.foreignKeys()) {
            ForeignKey now = actual.foreignKeyLike(key).orElse(null);
            if (now == null) {
                found.add(missing(Subject.FOREIGN_KEY, table, key.column(), words(key)));
            } else if (now.deferred() != key.deferred()) {
                found.add(different(Subject.FOREIGN_KEY, table, key.column(), words(key), words(now)));
            } else if (!Objects.equals(now.name(), key.name())) {
                found.add(otherName(Subject.FOREIGN_KEY, table, key.name(), now.name()));
            }
        }
        actual.foreignKeys().stream()
                .filter(key -> expected.foreignKeyLike(key).isEmpty())
                .forEach(key -> found.add(unexpected(Subject.FOREIGN_KEY, table, key.column(), words(key))));
    }

    private static String words(ForeignKey key) {
        return "refers to " + key.targetTable() + "." + key.targetColumn()
                + (key.deferred() ? ", checked at commit" : ", checked at once");
    }

    private void checks(Table expected, Table actual, List<Difference> found) {
        String table = expected.name();
        for (Check check : expected.checks()) {
            Check now =
                    actual.checks().stream().filter(check::sameAs).findFirst().orElse(null);
            if (now == null) {
                found.add(missing(Subject.CHECK, table, check.column(), words(check)));
            } else if (engine == Engine.POSTGRESQL && !Objects.equals(now.name(), check.name())) {
                found.add(otherName(Subject.CHECK, table, check.name(), now.name()));
            }
        }
        actual.checks().stream()
                .filter(check -> !expected.hasCheckLike(check))
                .forEach(check -> found.add(unexpected(Subject.CHECK, table, check.column(), words(check))));
    }

    private static String words(Check check) {
        return check.rule() == Check.Rule.VALID_JSON ? "valid JSON" : "not negative";
    }

    static Difference missing(Subject subject, String table, String name, String expected) {
        return new Difference(Kind.MISSING, subject, table, name, expected, "");
    }

    static Difference unexpected(Subject subject, String table, String name, String actual) {
        return new Difference(Kind.UNEXPECTED, subject, table, name, "", actual);
    }

    static Difference different(Subject subject, String table, String name, String expected, String actual) {
        return new Difference(Kind.DIFFERENT, subject, table, name, expected, actual);
    }

    static Difference otherName(Subject subject, String table, String expected, String actual) {
        return new Difference(
                Kind.OTHER_NAME,
                subject,
                table,
                String.valueOf(expected),
                String.valueOf(expected),
                String.valueOf(actual));
    }
}
