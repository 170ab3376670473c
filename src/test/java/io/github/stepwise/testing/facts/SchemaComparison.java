package io.github.stepwise.testing.facts;

import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Compares schema facts by what they mean. */
public final class SchemaComparison {
    private static final Pattern OWN_TABLES = Pattern.compile("\\S+ stepwise_(history|journal)\\b.*", Pattern.DOTALL);

    private SchemaComparison() {}

    /**
     * Compares all but the tables of Stepwise itself and, on MySQL and MariaDB, the names of checks, which depend on
     * history. {@code django_migrations} counts like any other table.
     *
     * @return {@code - fact} for each that is missing, then {@code + fact} for each that is too many; empty when equal
     */
    public static List<String> compare(Collection<String> expected, Collection<String> actual, Engine engine) {
        List<String> missing = comparable(expected, engine);
        List<String> extra = comparable(actual, engine);
        comparable(actual, engine).forEach(missing::remove);
        comparable(expected, engine).forEach(extra::remove);
        List<String> differences = new ArrayList<>();
        missing.forEach(fact -> differences.add("- " + fact));
        extra.forEach(fact -> differences.add("+ " + fact));
        return differences;
    }

    private static List<String> comparable(Collection<String> facts, Engine engine) {
        List<String> comparable = new ArrayList<>();
        for (String fact : facts) {
            if (!OWN_TABLES.matcher(fact).matches()) {
                boolean namedByHistory = engine.isMySqlFamily() && fact.startsWith("check ");
                comparable.add(namedByHistory ? fact.replaceFirst(" name=\\S+$", "") : fact);
            }
        }
        return comparable;
    }
}
