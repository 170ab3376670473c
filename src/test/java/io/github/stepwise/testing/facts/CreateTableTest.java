package io.github.stepwise.testing.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreateTableTest {
    private static final CreateTable TABLE = new CreateTable("""
            CREATE TABLE "t" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
              "a" text NULL CHECK ((JSON_VALID("a") OR "a" IS NULL)), "b" varchar(9) DEFAULT 'x, ("',
              "n" bigint NULL REFERENCES "u" ("id") DEFERRABLE INITIALLY DEFERRED,
              "m" bigint NULL REFERENCES "u" ("id"),
              CONSTRAINT "not_both" CHECK ((NOT ("n" = 1 AND ("m" IN (1, 2))))), UNIQUE ("n", "m"))""");

    @Test
    void readsChecksWithAndWithoutName() {
        assertThat(TABLE.checks())
                .containsExactly(
                        new CreateTable.Check(null, "((JSON_VALID(a)ORaISNULL))"),
                        new CreateTable.Check("not_both", "((NOT(n=1AND(mIN(1,2)))))"));
    }

    @Test
    void readsWhatNoPragmaTells() {
        assertThat(TABLE.deferredColumns()).containsExactly("n");
        assertThat(TABLE.jsonColumns()).containsExactly("a");
        assertThat(TABLE.isAutoincrement()).isTrue();
    }
}
