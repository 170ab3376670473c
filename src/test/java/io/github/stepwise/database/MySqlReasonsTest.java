package io.github.stepwise.database;

import static io.github.stepwise.database.DatabaseProblem.Kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers and words as MySQL 9.7.4 and MariaDB 10.11.19 gave them to Connector/J 26.10. */
class MySqlReasonsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1045 | 28000 | Access denied for user 'app'@'localhost' (using password: YES) | WRONG_PASSWORD
            1862 | S1000 | Your password has expired. To log in you must change it | WRONG_PASSWORD
            1820 | S1000 | You must SET PASSWORD before executing this statement | WRONG_PASSWORD
            3118 | HY000 | Access denied for user 'lo'@'localhost'. Account is locked. | WRONG_PASSWORD
            4151 | HY000 | Access denied, this account is locked | WRONG_PASSWORD
            1049 | 42000 | Unknown database 'nope' | NO_SUCH_DATABASE
            1044 | 42000 | Access denied for user 'app'@'%' to database 'nope' | NO_RIGHTS
            1142 | 42000 | CREATE command denied to user 'poor'@'localhost' for table 't1' | NO_RIGHTS
            1205 | 40001 | Lock wait timeout exceeded; try restarting transaction | LOCK_HELD
            3572 | HY000 | Statement aborted because lock(s) could not be acquired immediately | LOCK_HELD
            1290 | HY000 | The MySQL server is running with the --read-only option so it cannot | READ_ONLY
            1290 | HY000 | The MariaDB server is running with the --secure-file-priv option | OTHER
            1792 | 25006 | Cannot execute statement in a READ ONLY transaction. | READ_ONLY
            1040 | 08004 | Too many connections | TOO_MANY_CONNECTIONS
            1030 | HY000 | Got error 28 "No space left on device" from storage engine InnoDB | DISK_FULL
            1114 | HY000 | The table 'alerts_alert' is full | DISK_FULL
            3159 | HY000 | Connections using insecure transport are prohibited while --require_secure_transport=ON. | TLS_REFUSED
            0 | 08001 | Public Key Retrieval is not allowed | TLS_REFUSED
            0 | 08001 | SSL Connection required, but not provided by server. | TLS_REFUSED
            0 | S1009 | Connection is read-only. Queries leading to data modification are not allowed. | READ_ONLY
            1064 | 42000 | You have an error in your SQL syntax | OTHER
            """)
    void knowsTheServersNumbers(int code, String state, String text, Kind kind) {
        assertThat(translate(new SQLException(text, state, code)).kind()).isEqualTo(kind);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), Kind.HOST_UNREACHABLE),
                Arguments.of(new SocketTimeoutException("Connect timed out"), Kind.HOST_UNREACHABLE),
                Arguments.of(new UnknownHostException("no.such.host.invalid"), Kind.NO_SUCH_HOST),
                Arguments.of(new EOFException("Can not read response from server."), Kind.CONNECTION_LOST),
                Arguments.of(new SSLHandshakeException("No appropriate protocol"), Kind.TLS_FAILED),
                Arguments.of(
                        new SSLHandshakeException("PKIX")
                                .initCause(new CertificateException(new CertPathValidatorException("no anchor"))),
                        Kind.TLS_FAILED));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsLinesFromTheirCauses(Throwable cause, Kind kind) {
        assertThat(translate(new SQLException("Communications link failure", "08S01", cause))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void namesTheGrantThatIsMissing() {
        SQLException denied =
                new SQLException("CREATE command denied to user 'app'@'localhost' for table 't'", "42000", 1142);

        assertThat(translate(denied).nextStep()).contains("GRANT ALL PRIVILEGES ON `oncall`.* TO 'app'@'%';");
    }

    private static DatabaseProblem translate(SQLException e) {
        return Problems.translate(
                e, ConnectionSettings.server(Engine.MYSQL, "db.example", 0, "oncall", "app", Secret.of("geheim")));
    }
}
