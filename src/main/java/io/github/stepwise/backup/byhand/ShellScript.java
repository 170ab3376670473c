package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code restore.sh}: for any POSIX shell. It finds out by itself whether the backup is encrypted. */
final class ShellScript {
    private final Client client;
    private final Set<Phase> phases;
    private final List<Load> loads;

    ShellScript(Client client, Set<Phase> phases, List<Load> loads) {
        this.client = client;
        this.phases = phases;
        this.loads = loads;
    }

    String text() throws IOException {
        Template script = Template.of(client)
                .with("COUNT", String.valueOf(loads.size()))
                .with("CLIENTS", String.join(" ", client.programs()))
                .add("common.sh");
        if (client.id().equals(Engine.SQLITE.id())) {
            return script.add("sqlite.sh").text();
        }
        script.add("server.sh").add(client.id() + ".sh").line("");
        phase(script, Phase.PRE_DATA);
        for (Load load : loads) {
            script.line("load " + load.id() + " " + String.join(" ", load.parts()));
        }
        phase(script, Phase.POST_DATA);
        phase(script, Phase.FOREIGN_KEYS);
        phase(script, Phase.CODE);
        if (phases.contains(Phase.ACCESS)) {
            script.line("lenient");
            phase(script, Phase.ACCESS);
        }
        return script.add(client.id() + "-end.sh").text();
    }

    private void phase(Template script, Phase phase) {
        if (phases.contains(phase)) {
            script.line("sql " + phase.file() + " '" + Wording.of(phase) + "'");
        }
    }
}
