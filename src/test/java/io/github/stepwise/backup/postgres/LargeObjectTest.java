package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargeObjectTest {
    private static final String ALL =
            "select concat(oid, ' ', length(lo_get(oid)), ' ', md5(lo_get(oid))) from pg_largeobject_metadata order by oid";

    @Test
    void objectsComeBackAndALoadCanBeRepeated() throws Exception {
        try (PostgresPlace source = PostgresPlace.create();
                PostgresPlace target = PostgresPlace.create()) {
            source.execute(
                    "select lo_create(1000)",
                    "select lo_from_bytea(1001, '\\x00ff5c0a')",
                    "select lo_from_bytea(1002, decode(repeat('5c', 262144), 'hex'))",
                    "select lo_from_bytea(1003, decode(repeat('00ff', 131072) || '01', 'hex'))",
                    "select lo_from_bytea(1004, (select string_agg(decode(md5(i::text), 'hex'), '') from generate_series(1, 1300000) i))",
                    // a hole reads as zeros
                    "select lo_create(1005); select lo_put(1005, 900000, '\\x01')");
            for (int oid = 1000; oid <= 1005; oid++) {
                target.execute("select lo_create(" + oid + ")");
            }
            target.execute("select lo_put(1001, 100, '\\x77')");

            try (PostgresSource opened = PostgresSource.open(source.database(), 2)) {
                Carrier carrier = Carrier.read(opened, opened.inventory().slices());
                carrier.load(PostgresTarget.open(target.database()));
                carrier.load(PostgresTarget.open(target.database()));
            }

            assertThat(target.rows(ALL)).isEqualTo(source.rows(ALL)).hasSize(6);
            assertThat(source.rows(ALL).get(4)).startsWith("1004 20800000 ");
        }
    }
}
