package io.github.stepwise.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.facts.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What OnCall's own migrations leave in a database, release by release. */
public final class Reference {
    /** Cipher key of the sample's encrypted values (MIRAGE_SECRET_KEY). */
    public static final String SECRET_KEY = "k".repeat(50);

    /** Initialization vector of the sample's encrypted values (MIRAGE_CIPHER_IV), mode CBC. */
    public static final String CIPHER_IV = "1234567890abcdef";

    private static final Map<Engine, History> HISTORIES = new ConcurrentHashMap<>();

    private Reference() {}

    /** All stops from 1.0.0, which starts on an empty database. */
    public static List<Stop> history(Engine engine) {
        return historyOf(engine).stops();
    }

    /**
     * Schema facts of a database that was upgraded step by step up to a release, sorted.
     *
     * @throws IllegalArgumentException for a release known to leave a wrong database
     */
    public static List<String> factsAt(Engine engine, String release) {
        return historyOf(engine).factsAt(release);
    }

    private static History historyOf(Engine engine) {
        return HISTORIES.computeIfAbsent(engine, key -> {
            List<String> longFacts = freshFacts(key, "1.16.9").stream()
                    .filter(fact -> fact.contains("\n"))
                    .toList();
            return History.of(ReferenceFile.lines("schema/" + key.id() + ".history.txt.gz"), longFacts);
        });
    }

    /**
     * Schema facts of a database created directly at a release, sorted.
     *
     * @param release 1.2.40, 1.3.47, 1.3.53, 1.8.5, 1.11.5 or 1.16.9
     */
    public static List<String> freshFacts(Engine engine, String release) {
        List<String> facts = new ArrayList<>();
        for (String line : ReferenceFile.lines("fresh/" + engine.id() + "/" + release + ".schema.txt.gz")) {
            if (History.startsFact(line)) {
                facts.add(line);
            } else {
                facts.set(facts.size() - 1, facts.get(facts.size() - 1) + "\n" + line);
            }
        }
        return List.copyOf(facts);
    }

    /** The {@code app.name} of all rows in {@code django_migrations} of such a database, in id order. */
    public static List<String> freshMigrations(Engine engine, String release) {
        return ReferenceFile.lines("fresh/" + engine.id() + "/" + release + ".migrations.txt.gz");
    }

    /**
     * Rows of the sample after OnCall's own upgrade, step by step.
     *
     * @param release 1.8.5 or 1.16.9
     */
    public static List<Row> expectedRows(Engine engine, String release) {
        return ReferenceFile.lines("sample/" + engine.id() + "/expected-" + release + ".jsonl.gz").stream()
                .map(Row::parse)
                .toList();
    }

    /** By id of the escalation policy. */
    public static Map<Long, Evidence> truth() {
        try {
            return new ObjectMapper().readValue(ReferenceFile.text("sample/truth.json"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Fills an empty database. {@link Servers#create(Engine, String)} is faster for the second and all later ones.
     *
     * @param sample {@code 1.2.40}, or {@code broken-4701}: the same after the failed jump to 1.8.5
     */
    public static void loadSample(TestDatabase database, String sample) {
        String path = "sample/" + database.engine().id() + "/" + sample;
        if (database.engine() == Engine.SQLITE) {
            SampleLoader.copy(ReferenceFile.bytes(path + ".db.gz"), database);
        } else {
            SampleLoader.execute(ReferenceFile.text(path + ".sql.gz"), database);
        }
    }
}
