package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code README.txt}: what the file is and how to restore it, in lines of at most 80 characters. */
final class Readme {
    static final int WIDTH = 80;
    private static final int LABEL = 16;

    private final Subject subject;
    private final Client client;
    private final List<Load> loads;

    Readme(Subject subject, Client client, List<Load> loads) {
        this.subject = subject;
        this.client = client;
        this.loads = loads;
    }

    String text() throws IOException {
        Template text = Template.of(client);
        introduce(text);
        if (client.id().equals(Engine.SQLITE.id())) {
            return text.add("readme-sqlite.txt").text();
        }
        boolean encrypted = subject.encrypted();
        boolean postgres = client instanceof PostgresClient;
        int step = encrypted ? 4 : 3;
        text.with("AGE", encrypted ? ", and age (age-encryption.org)" : "")
                .with(
                        "ROOM",
                        postgres
                                ? "no more, but on Windows that of the largest table's rows"
                                : "that of the largest table's rows")
                .with("STEP1", String.valueOf(step))
                .with("STEP2", String.valueOf(step + 1))
                .with("STEP3", String.valueOf(step + 2))
                .with("CREATE", postgres ? likeInPostgres() : likeInMySql())
                .with(
                        "AROUND",
                        postgres ? "what stands before a table's rows; -tail.sql after" : "how they are loaded");
        text.add("readme-server.txt");
        if (encrypted) {
            text.add("readme-key.txt");
        }
        text.add("readme-" + client.id() + ".txt").add("readme-folder.txt");
        if (encrypted) {
            encrypted(text);
            return text.text();
        }
        // What comes from a database is added last, so that nothing in it is taken for a place to fill.
        return text.text() + tables();
    }

    private void introduce(Template text) {
        Origin origin = subject.origin();
        List<String> lines = new ArrayList<>();
        lines.add("BACKUP OF A " + origin.engine().title().toUpperCase(java.util.Locale.ROOT) + " DATABASE");
        lines.add("");
        lines.addAll(Lines.labelled("Server", LABEL, origin.server()));
        lines.addAll(Lines.labelled("Saved at", LABEL, subject.created().toString()));
        lines.addAll(Lines.labelled("Written by", LABEL, subject.tool()));
        lines.forEach(line -> text.line(line.replace('@', '?')));
    }

    private static void encrypted(Template text) {
        text.line("key.age                  the recovery key under a passphrase, if there is one")
                .line("")
                .line("Files named *.age are encrypted; without .age they are what is told above:")
                .line("")
                .line("     age -d -i recovery.key data/000001.copy.zst.age | zstd -dc | less")
                .line("")
                .line("The names of the database and its tables are in MANIFEST.json.age only.");
    }

    /** Which table is in which part. */
    private String tables() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Lines.labelled("DATABASE", LABEL, subject.origin().database()));
        lines.add("");
        lines.add("TABLES WITH ROWS, BY THE NUMBER OF THEIR FIRST PART");
        for (Load load : loads) {
            int parts = load.parts().size();
            lines.addAll(Lines.labelled(
                    load.id(),
                    load.id().length() + 2,
                    load.rows().table().name() + " (" + load.rows().rows() + " rows"
                            + (parts == 1 ? ")" : ", " + parts + " parts, see MANIFEST.json)")));
        }
        if (loads.isEmpty()) {
            lines.add("None.");
        }
        return String.join("\n", lines) + "\n";
    }

    private String likeInPostgres() {
        Map<String, String> settings = subject.origin().settings();
        List<String> options = new ArrayList<>(List.of("--template=template0"));
        option(options, "--encoding=", settings.get("encoding"));
        option(options, "--lc-collate=", settings.get("collation"));
        option(options, "--lc-ctype=", settings.get("ctype"));
        String provider = settings.get("locale_provider");
        if ("icu".equals(provider)) {
            options.add("--locale-provider=icu");
            option(options, "--icu-locale=", settings.get("locale"));
        } else if ("builtin".equals(provider)) {
            options.add("--locale-provider=builtin");
            option(options, "--builtin-locale=", settings.get("locale"));
        }
        return String.join(" \\\n       ", options);
    }

    private String likeInMySql() {
        Map<String, String> settings = subject.origin().settings();
        List<String> options = new ArrayList<>();
        option(options, "CHARACTER SET ", settings.get("character_set"));
        option(options, "COLLATE ", settings.get("collation"));
        return String.join("\n       ", options);
    }

    /** Only such values as need no quotes anywhere. */
    private static void option(List<String> options, String name, String value) {
        if (value != null && value.matches("[A-Za-z0-9_.-]{1,40}")) {
            options.add(name + value);
        }
    }
}
