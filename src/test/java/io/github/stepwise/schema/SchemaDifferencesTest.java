package io.github.stepwise.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.Difference.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDifferencesTest {
    private static final Column ID = column("id", "bigint").withGeneration(Generation.SERIAL);
    private static final Table TABLE = new Table(
            "t",
            List.of(ID, column("a", "text"), column("b", "bigint")),
            List.of("id"),
            "t_pkey",
            List.of(
                    new Index("t_a", Index.Kind.PLAIN, List.of("a")),
                    new Index("t_a_key", Index.Kind.UNIQUE, List.of("a"))),
            List.of(new ForeignKey("t_b_fk", "b", "u", "id", true)),
            List.of(new Check("t_b_check", "b", Check.Rule.NOT_NEGATIVE)));

    private static Column column(String name, String type) {
        return new Column(name, new Type.Native(type), true, null, Generation.NONE);
    }

    private static List<Difference> compare(Engine engine, Table expected, Table actual) {
        return new SchemaDifferences(engine, false).between(Schema.of(List.of(expected)), Schema.of(List.of(actual)));
    }

    private static List<String> words(Table expected, Table actual) {
        return compare(Engine.POSTGRESQL, expected, actual).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void equalButForTheOrderOfColumns() {
        Table other = TABLE.withColumns(List.of(column("b", "bigint"), column("a", "text"), ID))
                .withIndexes(List.of(TABLE.indexes().get(1), TABLE.indexes().get(0)));
        assertThat(words(TABLE, other)).isEmpty();
    }

    @Test
    void columns() {
        Table other = TABLE.withColumns(List.of(ID, column("a", "text").withDefault("x"), column("c", "bigint")));
        assertThat(words(TABLE, other))
                .containsExactly(
                        "column a of t is text null default x instead of text null",
                        "column b of t is missing: bigint null",
                        "column c of t is unexpected: bigint null");
    }

    @Test
    void sequencesAndIdentityColumnsCanBeTakenAsEqual() {
        Table other = TABLE.withColumns(
                List.of(ID.withGeneration(Generation.IDENTITY), column("a", "text"), column("b", "bigint")));
        assertThat(words(TABLE, other))
                .containsExactly("column id of t is bigint null identity instead of bigint null serial");
        assertThat(new SchemaDifferences(Engine.POSTGRESQL, true)
                        .between(Schema.of(List.of(TABLE)), Schema.of(List.of(other))))
                .isEmpty();
    }

    @Test
    void indexes() {
        Table other = TABLE.withIndexes(List.of(
                new Index("other", Index.Kind.PLAIN, List.of("a")),
                new Index("t_a_key", Index.Kind.UNIQUE, List.of("b"))));
        assertThat(words(TABLE, other))
                .containsExactly(
                        "index t_a of t is called other here",
                        "index t_a_key of t is unique constraint over b instead of unique constraint over a");
        assertThat(compare(Engine.POSTGRESQL, TABLE, other).get(0).kind()).isEqualTo(Kind.OTHER_NAME);
        assertThat(words(TABLE, TABLE.withIndexes(List.of())))
                .containsExactly(
                        "index t_a of t is missing: index over a",
                        "index t_a_key of t is missing: unique constraint over a");
    }

    @Test
    void foreignKeysAndChecks() {
        Table other = TABLE.withForeignKeys(List.of(new ForeignKey("x", "b", "u", "id", false)))
                .withChecks(List.of(new Check("x", "b", Check.Rule.NOT_NEGATIVE)));
        assertThat(words(TABLE, other))
                .containsExactly(
                        "foreign key b of t is refers to u.id, checked at once instead of refers to u.id, checked at commit",
                        "check t_b_check of t is called x here");
        Table neither = TABLE.withForeignKeys(List.of()).withChecks(List.of());
        assertThat(words(TABLE, neither))
                .containsExactly(
                        "foreign key b of t is missing: refers to u.id, checked at commit",
                        "check b of t is missing: not negative");
        assertThat(words(neither, TABLE)).hasSize(2).allMatch(text -> text.contains("unexpected"));
    }

    @Test
    void namesOfChecksDoNotCountOnMySql() {
        Table other = TABLE.withChecks(List.of(new Check("t_chk_7", "b", Check.Rule.NOT_NEGATIVE)));
        assertThat(compare(Engine.MYSQL, TABLE, other)).isEmpty();
        assertThat(compare(Engine.MARIADB, TABLE, other)).isEmpty();
    }

    @Test
    void tablesAndExtras() {
        Schema live = new Schema(Schema.of(List.of(TABLE.withName("v"))).tables(), List.of("view w"));
        assertThat(new SchemaDifferences(Engine.SQLITE, false).between(Schema.of(List.of(TABLE)), live))
                .extracting(Difference::toString)
                .containsExactly("table t is missing", "table v is unexpected", "view w is unexpected");
    }
}
