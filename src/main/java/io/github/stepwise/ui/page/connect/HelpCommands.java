package io.github.stepwise.ui.page.connect;

import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;

/** The commands of the help, which are the same in every language. Names in capitals are the reader's to replace. */
final class HelpCommands {
    private HelpCommands() {}

    /**
     * One thing to do.
     *
     * @param key of its explanation in the book, after {@code help.}
     * @param command empty where there is nothing to type
     */
    record Step(String key, String command) {}

    static List<Step> compose(Engine engine) {
        if (engine == Engine.SQLITE) {
            return List.of(
                    new Step("compose.stop", "docker compose stop engine celery"),
                    new Step(
                            "compose.copy-out",
                            "docker cp \"$(docker compose ps -aq engine):/var/lib/oncall/oncall.db\" oncall.db"),
                    new Step(
                            "compose.copy-in",
                            "docker cp oncall.db \"$(docker compose ps -aq engine):/var/lib/oncall/oncall.db\"\n"
                                    + "docker compose run --rm --no-deps --user root --entrypoint chown engine"
                                    + " 1000:1000 /var/lib/oncall/oncall.db"));
        }
        String service = engine == Engine.POSTGRESQL ? "postgres" : "mysql";
        int port = engine == Engine.POSTGRESQL ? 5432 : 3306;
        return List.of(
                new Step("compose.port", "docker compose port " + service + " " + port),
                new Step("compose.network", "docker network ls"),
                new Step(
                        "compose.forward",
                        "docker run --rm --network PROJECT_default -p 127.0.0.1:" + port + ":" + port
                                + " alpine/socat tcp-listen:" + port + ",fork,reuseaddr tcp-connect:" + service + ":"
                                + port),
                new Step(
                        "compose.publish",
                        "services:\n  " + service + ":\n    ports:\n      - \"127.0.0.1:" + port + ":" + port + "\""),
                new Step("compose.up", "docker compose up -d " + service));
    }

    static List<Step> kubernetes(Engine engine) {
        if (engine == Engine.SQLITE) {
            return List.of(
                    new Step("kube.pods", "kubectl get pods"),
                    new Step("kube.copy-out", "kubectl cp POD:/etc/app/oncall.db oncall.db"),
                    new Step("kube.copy-in", "kubectl cp oncall.db POD:/etc/app/oncall.db"));
        }
        boolean postgres = engine == Engine.POSTGRESQL;
        String chart = postgres ? "postgresql" : "mariadb";
        String key = postgres ? "postgres-password" : "mariadb-root-password";
        int port = postgres ? 5432 : 3306;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("kube.services", "kubectl get services"));
        steps.add(new Step("kube.forward", "kubectl port-forward svc/RELEASE-" + chart + " " + port + ":" + port));
        steps.add(new Step(
                postgres ? "kube.password.postgres" : "kube.password.mariadb",
                "kubectl get secret RELEASE-" + chart + " -o jsonpath=\"{.data." + key + "}\" | base64 -d"));
        steps.add(new Step("kube.keep", ""));
        return steps;
    }
}
