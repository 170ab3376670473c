package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.State;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that were at 1.13.0, from which OnCall's own upgrade leads nowhere. */
class DeadEndTest {
    private static final String SERVERS = "io.github.stepwise.testing.Servers#available";
    private static final Version DEAD_END = Version.of("1.13.0");

    @ParameterizedTest
    @MethodSource(SERVERS)
    void deadEnd1130(Engine engine) throws Exception {
        try (Situation dead = Stages.of(engine).at1120().copy()) {
            Map<String, List<String>> references = SlackReferences.of(dead);
            become1130(dead);
            State before = Databases.state(dead.database);
            if (engine != Engine.SQLITE) {
                assertThat(((State.Known) before).range()).isEqualTo("1.13.0");
            }

            dead.upgraded("1.16.9");

            assertThat(((State.Known) Databases.state(dead.database)).to()).isEqualTo(Version.of("1.16.9"));
            assertThat(SlackReferences.of(dead))
                    .satisfies(now -> references.forEach((table, rows) ->
                            assertThat(now.get(table)).as(table).containsAll(rows)));
            assertThat(dead.facts("._slack_channel_id").stream().filter(fact -> fact.startsWith("column")))
                    .hasSize(engine == Engine.SQLITE ? 1 : 0);
        }
    }

    /** What 1.13.0 itself leaves: its own migrations and, but on SQLite where it fails before, those of no other release. */
    private static void become1130(Situation dead) throws Exception {
        Engine engine = dead.engine();
        Set<String> sqlite =
                Set.of("user_management.0027_serviceaccount", "alerts.0065_alertreceivechannel_service_account");
        List<Migration> migrations = Databases.CATALOG.release(DEAD_END).orElseThrow().migrations().stream()
                .filter(migration -> engine != Engine.SQLITE || sqlite.contains(migration.id()))
                .toList();
        Dialect dialect = Dialect.of(engine);
        Set<String> applied = new HashSet<>(((State.OnCall) Databases.state(dead.database)).applied());
        Schema schema = Databases.CATALOG.fold(engine, applied);
        for (Migration migration : migrations) {
            List<String> last = new ArrayList<>();
            for (Change change : migration.changesOn(engine)) {
                Schema live;
                try (Connection connection = dead.database.connect()) {
                    live = dialect.introspect(connection);
                }
                Schema after = new Fold(engine, Databases.CATALOG.generation(engine, DEAD_END)).apply(change, schema);
                for (DdlStatement ddl : dialect.statements(change, schema, after, live)) {
                    if (ddl.last()) {
                        last.add(ddl.sql());
                    } else {
                        dead.execute(ddl.sql());
                    }
                }
                schema = after;
            }
            dead.execute(last.toArray(String[]::new));
            dead.execute("insert into django_migrations (app, name, applied) values ('" + migration.app() + "', '"
                    + migration.name() + "', '2024-11-20 12:00:00')");
        }
    }
}
