package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'UTC'::character varying, UTC",
                "'it''s'::character varying(100), it's",
                "'{}'::jsonb, {}",
                "'-1'::integer, -1",
                "43200, 43200",
                "false, false",
                "now(), now()"
            })
    void postgresDefaults(String reported, String value) {
        assertThat(PostgresTypes.defaultValue(reported)).isEqualTo(value);
        assertThat(PostgresTypes.defaultValue("NULL::character varying")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "json, _utf8mb4\\'{}\\', true, {}",
                "longtext, _utf8mb4\\'x\\\\\\'y\\', true, x'y",
                "varchar(100), UTC, false, UTC",
                "varchar(100), a'b, false, a'b",
                "tinyint(1), 1, false, true",
                "int, 0, false, 0",
                "datetime(6), utc_timestamp(6), true, utc_timestamp(6)"
            })
    void mySqlDefaults(String type, String reported, boolean expression, String value) {
        assertThat(MySqlTypes.defaultValue(Engine.MYSQL, new Type.Native(type), reported, expression))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "longtext, '[900]', [900]",
                "varchar(100), 'it\\'s \\\\', it's \\",
                "varchar(100), 'it''s', it's",
                "varchar(100), 'NULL', NULL",
                "tinyint(1), 0, false",
                "int, 43200, 43200"
            })
    void mariaDbDefaults(String type, String reported, String value) {
        assertThat(MySqlTypes.defaultValue(Engine.MARIADB, new Type.Native(type), reported, false))
                .isEqualTo(value);
        assertThat(MySqlTypes.defaultValue(Engine.MARIADB, new Type.Native(type), "NULL", false))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"int(10) unsigned, int unsigned", "tinyint(1), tinyint(1)", "tinyint(4), tinyint", "BIGINT(20), bigint"
    })
    void displayWidthsAreNoPartOfAType(String reported, String type) {
        assertThat(MySqlTypes.reportedType(reported)).isEqualTo(new Type.Native(type));
    }

    @ParameterizedTest
    @CsvSource({"integer", "boolean"})
    void aFillThatIsNoValueOfItsTypeIsRefused(String type) {
        for (Engine engine : Engine.values()) {
            Type.Logical logical = Type.parse(type);
            assertThatThrownBy(() -> literal(engine, logical, "1; drop table x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String literal(Engine engine, Type.Logical type, String value) {
        return switch (engine) {
            case POSTGRESQL -> PostgresTypes.literal(PostgresTypes.nativeType(type), value);
            case MYSQL, MARIADB -> MySqlTypes.literal(engine, MySqlTypes.nativeType(engine, type), value);
            case SQLITE -> SqliteTypes.literal(SqliteTypes.nativeType(type), value);
        };
    }

    @Test
    void expressionsHaveOneForm() {
        assertThat(Expressions.normal("(\nCASE\n    WHEN (a IS NULL) THEN 0\n    ELSE a\nEND)"))
                .isEqualTo("(CASE WHEN (a IS NULL) THEN 0 ELSE a END)");
        assertThat(Expressions.normal("lower((a)::text)")).isEqualTo("(lower((a)::text))");
        assertThat(Expressions.normal("((a) + (b))")).isEqualTo("((a) + (b))");
        assertThat(Expressions.normal("(a = ')')")).isEqualTo("(a = ')')");
    }
}
