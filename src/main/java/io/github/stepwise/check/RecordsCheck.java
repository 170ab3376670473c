package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether each migration is recorded once: two jobs that migrated at the same time leave two rows. */
final class RecordsCheck implements Check {
    private static final String TWICE = """
            select m.app, m.name, m.id from django_migrations m
            join (select app, name from django_migrations group by app, name having count(*) > 1) twice
                on twice.app = m.app and twice.name = m.name
            order by m.app, m.name, m.id""";

    @Override
    public String id() {
        return "records";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        if (look.inspection().live().table("django_migrations").isEmpty()) {
            return Answer.unknown("unknown.oncall");
        }
        Map<String, List<Long>> rows = new LinkedHashMap<>();
        look.rows(
                TWICE,
                row -> rows.computeIfAbsent(row.getString(1) + "." + row.getString(2), key -> new ArrayList<>())
                        .add(row.getLong(3)));
        if (rows.isEmpty()) {
            return Answer.passed();
        }
        List<String> shown = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        rows.forEach((migration, ids) -> {
            shown.add(migration + ": id " + join(ids));
            remedies.add("DELETE FROM django_migrations WHERE id IN (" + join(ids.subList(1, ids.size())) + ");");
        });
        return Answer.warning("twice", rows.size()).showing(shown).remedy(remedies);
    }

    private static String join(List<Long> ids) {
        return String.join(", ", ids.stream().map(String::valueOf).toList());
    }
}
