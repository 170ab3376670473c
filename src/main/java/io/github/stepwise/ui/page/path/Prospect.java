package io.github.stepwise.ui.page.path;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Adviser;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.SecretKeyCheck;
import io.github.stepwise.plan.SqlPreview;
import io.github.stepwise.state.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to decide about.
 *
 * @param sql the statements of each migration, by its id
 * @param key what the database says of the key that is known already; empty if none is, or none is needed
 */
record Prospect(Plan plan, Advice advice, Map<String, List<String>> sql, Optional<SecretKeyCheck.Answer> key) {

    /**
     * Plans and asks for advice. Reads only.
     *
     * @param cipher a key that is known already, to be tried; null if none is
     * @throws PlanRefused when there is no safe way
     */
    static Prospect of(
            Catalog catalog, ConnectionSettings settings, Inspection found, Version target, MirageCipher cipher)
            throws DatabaseProblem, PlanRefused {
        try (Database database = Database.open(settings)) {
            Planner planner = new Planner(catalog, database.engine());
            Plan plan = Inspection.<Plan, PlanRefused>ask(
                    database,
                    connection -> planner.plan(
                            found.state(),
                            target,
                            apps(found.state()),
                            database.serverVersion(),
                            found.facts(connection, database)));
            Advice advice = new Adviser(catalog).advise(plan, found, database);
            Map<String, List<String>> sql = new SqlPreview(catalog, Dialect.of(plan.engine())).of(plan);
            Optional<SecretKeyCheck.Answer> key = plan.needsSecretKey() && cipher != null
                    ? Optional.of(SecretKeyCheck.of(cipher, database))
                    : Optional.empty();
            return new Prospect(plan, advice, sql, key);
        }
    }

    private static Set<App> apps(State state) {
        return state instanceof State.OnCall database ? database.apps() : Set.of();
    }

    /** What the database says of a key. */
    static SecretKeyCheck.Answer check(ConnectionSettings settings, MirageCipher cipher) throws DatabaseProblem {
        try (Database database = Database.open(settings)) {
            return SecretKeyCheck.of(cipher, database);
        }
    }
}
