package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in databases whose encoding is not UTF-8. */
class EncodingTest {

    @ParameterizedTest
    @CsvSource({"SQL_ASCII, SQL_ASCII", "LATIN1, LATIN1", "LATIN1, UTF8", "EUC_JP, EUC_JP", "WIN1252, WIN1252"})
    void textsComeBack(String encoding, String targetEncoding) throws Exception {
        String bytes = switch (encoding) {
            // neither UTF-8 nor anything else
            case "SQL_ASCII" -> "ff00fec328";
            case "EUC_JP" -> "c6fccbdc";
            default -> "e4f6fc";
        };
        try (PostgresPlace source = PostgresPlace.create(encoding);
                PostgresPlace target = PostgresPlace.create(targetEncoding)) {
            String table = "create table t (id int, v text)";
            source.execute(table);
            target.execute(table);
            source.execute(
                    "insert into t select 1, convert_from(decode('" + bytes.replace("00", "5c") + "', 'hex'), '"
                            + encoding + "')",
                    "insert into t values (2, E'\\\\N\\t')");

            try (PostgresSource opened = PostgresSource.open(source.database(), 2)) {
                assertThat(opened.origin().settings()).containsEntry("encoding", encoding);
                Carrier carrier = Carrier.read(opened, opened.inventory().slices());
                carrier.load(PostgresTarget.open(target.database()));
            }

            String all = "select encode(convert_to(v, '" + encoding + "'), 'hex') from t order by id";
            assertThat(target.rows(all)).isEqualTo(source.rows(all)).hasSize(2);
            assertThat(source.rows(all).get(0)).isEqualTo(bytes.replace("00", "5c"));
        }
    }
}
