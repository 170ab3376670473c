package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.file.EntryName;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code restore.cmd}: for the command prompt of Windows. It goes straight down, without subroutines, since {@code cmd} looks for
 * a label through all of a file; and it unpacks into a file, since programs there may take what they read from a pipe for text.
 * Only {@code ||} also tells when a file to write to could not be opened; {@code errorlevel} does not.
 */
final class CommandScript {
    private static final String DAMAGED = " || goto damaged";
    private static final String REFUSED = " || goto refused";

    private final Client client;
    private final Set<Phase> phases;
    private final List<Load> loads;
    private final boolean encrypted;

    CommandScript(Client client, Set<Phase> phases, List<Load> loads, boolean encrypted) {
        this.client = client;
        this.phases = phases;
        this.loads = loads;
        this.encrypted = encrypted;
    }

    /** Lines end as they do on Windows, without which {@code goto} may miss its label. */
    String text() throws IOException {
        List<String> programs = client.programs();
        Template script = Template.of(client)
                .with("FIRST", programs.get(0))
                .with("SECOND", programs.get(programs.size() - 1))
                .add("common.cmd");
        if (client.id().equals(Engine.SQLITE.id())) {
            script.add("sqlite.cmd").line("").add("messages.cmd");
        } else {
            if (encrypted) {
                script.add("key.cmd");
            }
            script.add(client.id() + ".cmd");
            restore(script);
            script.add("end.cmd").add("messages.cmd");
        }
        return script.text().replace("\n", "\r\n");
    }

    private void restore(Template script) {
        phase(script, Phase.PRE_DATA);
        int count = 0;
        for (Load load : loads) {
            count++;
            script.line("echo Table " + count + " of " + loads.size() + " [" + load.id() + "]");
            if (client instanceof MySqlClient) {
                rowsApart(script, load);
            } else {
                rowsBetween(script, load);
            }
        }
        phase(script, Phase.POST_DATA);
        phase(script, Phase.FOREIGN_KEYS);
        phase(script, Phase.CODE);
        phase(script, Phase.ACCESS);
        if (client instanceof PostgresClient) {
            script.line("psql -X -q -d \"%TARGET%\" -c ANALYZE >nul" + REFUSED);
        }
    }

    private void rowsBetween(Template script, Load load) {
        script.line(text(load.script("head")) + " > rows.tmp" + DAMAGED);
        load.parts().forEach(part -> script.line(rows(part) + " >> rows.tmp" + DAMAGED));
        script.line(text(load.script("tail")) + " >> rows.tmp" + DAMAGED);
        script.line(psql("1", "rows.tmp") + REFUSED);
    }

    private void rowsApart(Template script, Load load) {
        String into = " > ";
        for (String part : load.parts()) {
            script.line(rows(part) + into + MySqlClient.ROWS + DAMAGED);
            into = " >> ";
        }
        script.line(text(load.script("head")) + " > rows.tmp" + DAMAGED);
        script.line(mysql("") + REFUSED);
    }

    private void phase(Template script, Phase phase) {
        if (!phases.contains(phase)) {
            return;
        }
        boolean lenient = phase == Phase.ACCESS;
        script.line("echo " + Wording.of(phase));
        script.line(text(EntryName.sql(phase)) + " > rows.tmp" + DAMAGED);
        if (client instanceof MySqlClient) {
            script.line(mysql(lenient ? " --force" : "") + (lenient ? "" : REFUSED));
        } else {
            script.line(psql(lenient ? "0" : "1", "rows.tmp") + REFUSED);
        }
    }

    /** Prints a file of the backup. */
    private String text(String name) {
        return encrypted ? "age -d -i \"%AGE_KEY%\" " + path(name) + EntryName.ENCRYPTED : "zstd -dcqf " + path(name);
    }

    /** Prints what a compressed part holds. */
    private String rows(String part) {
        String name = "data/" + part;
        return encrypted ? text(name) + " | zstd -dcq" : "zstd -dcq " + path(name);
    }

    private static String path(String name) {
        return name.replace('/', '\\');
    }

    private static String psql(String stop, String file) {
        return "psql -X -q -v ON_ERROR_STOP=" + stop + " -d \"%TARGET%\" -f " + file + " >nul";
    }

    private static String mysql(String options) {
        return "\"%CLIENT%\" %DEFAULTS% %OPTIONS%" + options + " --database=\"%TARGET%\" < rows.tmp";
    }
}
