package io.github.stepwise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is wrong in a catalog file is told with file and line. */
class CatalogReaderTest {
    private static final String TABLE = """
            release: 1.0.0
            migrations:
            - id: alerts.0001_initial
              title: First table
              changes:
              - createTable:
                  table: alerts_alert
                  columns:
                    id: {type: bigint, key: auto}
                    title: {type: string(100), nullable: true}
            """;

    private final Map<String, String> files = new HashMap<>();

    @BeforeEach
    void aSmallCatalog() {
        files.put("releases.yaml", "releases:\n- {release: 1.0.0, date: 2022-06-15, django: 3.2.13, changes: true}\n");
        files.put("variants.yaml", "variants: []\n");
        files.put("repairs.yaml", "repairs: []\n");
        files.put("1.0/1.0.0.yaml", TABLE);
    }

    private Catalog read() {
        return new CatalogReader(name -> files.containsKey(name)
                        ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8))
                        : null)
                .read();
    }

    private void assertRefused(String addition, String message) {
        files.put("1.0/1.0.0.yaml", TABLE + addition);
        assertThatThrownBy(this::read).isInstanceOf(CatalogException.class).hasMessageStartingWith(message);
    }

    @Test
    void readsASmallCatalog() {
        assertThat(read().migration("alerts.0001_initial").orElseThrow().title())
                .isEqualTo("First table");
    }

    @Test
    void unknownKey() {
        assertRefused("  colour: red\n", "1.0/1.0.0.yaml:11: unknown key colour; known here: ");
    }

    @Test
    void unknownKeyOfAChange() {
        assertRefused("  - dropColumn: {table: alerts_alert, colum: title}\n", "1.0/1.0.0.yaml:11: unknown key colum");
    }

    @Test
    void unknownChange() {
        assertRefused("  - paintTable: {table: alerts_alert}\n", "1.0/1.0.0.yaml:11: unknown change paintTable");
    }

    @Test
    void unknownTable() {
        assertRefused(
                "  - dropTable: {table: alerts_alarm}\n",
                "1.0/1.0.0.yaml:11: alerts.0001_initial on PostgreSQL: there is no table alerts_alarm");
    }

    @Test
    void unknownColumnOnOneEngine() {
        assertRefused(
                "  - dropColumn: {table: alerts_alert, column: name, engines: [sqlite]}\n",
                "1.0/1.0.0.yaml:11: alerts.0001_initial on SQLite: table alerts_alert has no column name");
    }

    @Test
    void unknownType() {
        assertRefused(
                "  - addColumn: {table: alerts_alert, column: name, type: varchar(10)}\n",
                "1.0/1.0.0.yaml:11: unknown type: varchar(10)");
    }

    @Test
    void unknownRowChange() {
        assertRefused(
                "  - convertRows: {table: alerts_alert, why: w, effect: update, using: Magic}\n",
                "1.0/1.0.0.yaml:11: there is no row change Magic");
    }

    @Test
    void statementMissingForAnEngine() {
        assertRefused(
                "  - updateRows: {table: alerts_alert, why: w, effect: update, preview: select 1, sql: {mysql: update x}}\n",
                "1.0/1.0.0.yaml:11: sql or preview for ");
    }

    @Test
    void deleteWhoseRowsCannotBeExported() {
        assertRefused(
                "  - updateRows: {table: alerts_alert, why: w, effect: delete, preview: select 1, sql: delete from x}\n",
                "1.0/1.0.0.yaml:11: the preview of a delete begins with select count(*)");
    }

    @Test
    void duplicateId() {
        assertRefused(
                "- {id: alerts.0001_initial, title: Again}\n",
                "1.0/1.0.0.yaml:11: migration alerts.0001_initial stands at 1.0/1.0.0.yaml:3 already");
    }

    @Test
    void dependencyThatIsNotEarlier() {
        assertRefused(
                "- {id: alerts.0002_next, title: Next, after: [alerts.0003_later]}\n",
                "1.0/1.0.0.yaml:11: migration alerts.0002_next comes after alerts.0003_later, which is not earlier");
    }

    @Test
    void keyTwice() {
        assertRefused("  title: Twice\n", "1.0/1.0.0.yaml:11: key title stands here twice");
    }

    @Test
    void brokenYaml() {
        assertRefused("  - {table: [\n", "1.0/1.0.0.yaml:11: not valid YAML");
    }

    @Test
    void missingFile() {
        files.remove("1.0/1.0.0.yaml");
        assertThatThrownBy(this::read).hasMessageStartingWith("releases.yaml:2: there is no file 1.0/1.0.0.yaml");
    }

    @Test
    void releasesOutOfOrder() {
        files.put("releases.yaml", """
                releases:
                - {release: 1.10.0, date: 2022-06-15, django: 3.2.13}
                - {release: 1.9.0, date: 2022-06-15, django: 3.2.13}
                """);
        assertThatThrownBy(this::read).hasMessage("releases.yaml:3: releases stand in their order, each once");
    }
}
