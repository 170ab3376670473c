package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnCallConfigReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsAnEnvFile() throws IOException {
        OnCallConfig config = read(".env", """
                DATABASE_TYPE=postgresql
                DATABASE_HOST=db.example
                DATABASE_NAME=oncall
                DATABASE_USER=eva
                DATABASE_PASSWORD="ge#heim"
                DATABASE_OPTIONS=sslmode=verify-full sslrootcert=/tls/ca.crt
                SECRET_KEY=secret-one
                MIRAGE_SECRET_KEY=secret-two
                """);

        assertThat(config.engine()).isEqualTo("postgresql");
        assertThat(config.host()).isEqualTo("db.example");
        assertThat(config.port()).isEqualTo(5432);
        assertThat(config.database()).isEqualTo("oncall");
        assertThat(config.user()).isEqualTo("eva");
        assertThat(config.password()).isEqualTo(Masked.of("ge#heim"));
        assertThat(config.tls()).isEqualTo("verify-full");
        assertThat(config.certificate()).isEqualTo(Path.of("/tls/ca.crt"));
        assertThat(config.mirageSecretKey()).isEqualTo(Masked.of("secret-two"));
        assertThat(config.mirageCipherIv()).isEqualTo(Masked.of("1234567890abcdef"));
        assertThat(config.toString()).doesNotContain("heim", "secret-one", "secret-two");
    }

    @Test
    void readsTheOlderNames() throws IOException {
        OnCallConfig config =
                read(".env", "MYSQL_HOST=db\nMYSQL_DB_NAME=oncall_hobby\nMYSQL_PASSWORD=x\nDATABASE_HOST=\n");

        assertThat(config.engine()).isEqualTo("mysql");
        assertThat(config.host()).isEqualTo("db");
        assertThat(config.port()).isEqualTo(3306);
        assertThat(config.user()).isEqualTo("root");
        OnCallConfig shortLived = read(".env", "DB_BACKEND=postgresql\nDB_HOST=pg\nDB_NAME=oncall\nDB_USER=eva\n");
        assertThat(shortLived.engine()).isEqualTo("postgresql");
        assertThat(shortLived.user()).isEqualTo("eva");
    }

    @Test
    void readsOnCallsComposeFileForSqlite() throws IOException {
        Files.writeString(folder.resolve(".env"), "DOMAIN=http://localhost:8080\nSECRET_KEY=my_secret_0123\n");
        OnCallConfig config = read("docker-compose.yml", """
                x-environment: &oncall-environment
                  DATABASE_TYPE: sqlite3
                  SECRET_KEY: $SECRET_KEY
                  DJANGO_SETTINGS_MODULE: settings.hobby
                services:
                  engine:
                    image: grafana/oncall
                    environment: *oncall-environment
                    volumes:
                      - oncall_data:/var/lib/oncall
                volumes:
                  oncall_data:
                """);

        String volume = folder.getFileName().toString().toLowerCase().replaceAll("[^a-z0-9_-]", "") + "_oncall_data";
        assertThat(config.engine()).isEqualTo("sqlite");
        assertThat(config.file()).isEqualTo(Path.of("/var/lib/docker/volumes", volume, "_data/oncall.db"));
        assertThat(config.notes()).anyMatch(note -> note.contains("docker volume inspect " + volume));
        assertThat(config.secretKey()).isEqualTo(Masked.of("my_secret_0123"));
        assertThat(config.mirageSecretKey()).isEqualTo(config.secretKey());
    }

    @Test
    void followsABindMount() throws IOException {
        OnCallConfig config = read("compose.yaml", """
                services:
                  engine:
                    image: grafana/oncall:v1.3.0
                    environment: [DATABASE_TYPE=sqlite3, "DATABASE_NAME=/data/db/my.db"]
                    volumes: [{type: bind, source: ./here, target: /data}]
                """);

        assertThat(config.file()).isEqualTo(folder.resolve("here/db/my.db"));
    }

    @Test
    void readsTheComposeFileForMySqlThroughItsPublishedPort() throws IOException {
        Files.writeString(folder.resolve(".env"), "MYSQL_PASSWORD=geheim\nSECRET_KEY=k\n");
        String compose = """
                x-environment: &env
                  MYSQL_PASSWORD: $MYSQL_PASSWORD
                  MYSQL_DB_NAME: oncall_hobby
                  MYSQL_USER: ${MYSQL_USER:-root}
                  MYSQL_HOST: ${MYSQL_HOST:-mysql}
                  MYSQL_PORT: 3306
                services:
                  engine:
                    image: grafana/oncall
                    environment:
                      <<: *env
                      SECRET_KEY: $SECRET_KEY
                  mysql:
                    image: mysql:8.0.32
                """;
        OnCallConfig inside = read("docker-compose.yml", compose);
        assertThat(inside.host()).isEqualTo("mysql");
        assertThat(inside.notes()).anyMatch(note -> note.contains("not published"));

        OnCallConfig config = read("docker-compose.yml", compose + "    ports:\n      - 127.0.0.1:3307:3306\n");
        assertThat(config.host()).isEqualTo("localhost");
        assertThat(config.port()).isEqualTo(3307);
        assertThat(config.database()).isEqualTo("oncall_hobby");
        assertThat(config.user()).isEqualTo("root");
        assertThat(config.password()).isEqualTo(Masked.of("geheim"));
        assertThat(config.secretKey()).isEqualTo(Masked.of("k"));
        assertThat(OnCallConfigReader.read(folder.resolve(".env")).port()).isEqualTo(3307);
        assertThat(OnCallConfigReader.read(folder).port()).isEqualTo(3307);
    }

    @Test
    void readsTheChartsDefaults() throws IOException {
        OnCallConfig config = read("values.yaml", "base_url: example.com\ndatabase: {type: mysql}\n");

        assertThat(config.engine()).isEqualTo("mysql");
        assertThat(config.host()).isNull();
        assertThat(config.database()).isEqualTo("oncall");
        assertThat(config.user()).isEqualTo("root");
        assertThat(config.notes())
                .anyMatch(note -> note.contains("port-forward svc/<release>-mariadb"))
                .anyMatch(note -> note.contains("anew at each upgrade"));
    }

    @Test
    void readsAnExternalPostgres() throws IOException {
        OnCallConfig config = read("my-values.yaml", """
                database: {type: postgresql}
                mariadb: {enabled: false}
                externalPostgresql:
                  host: pg.example
                  port: 6432
                  db_name: alerts
                  user: eva
                  password: 0123
                  options: >-
                    sslmode=require
                oncall:
                  mirageCipherIV: 1234567890123456
                  secrets: {secretKey: aa, mirageSecretKey: 1e10}
                """);

        assertThat(config.engine()).isEqualTo("postgresql");
        assertThat(config.host()).isEqualTo("pg.example");
        assertThat(config.port()).isEqualTo(6432);
        assertThat(config.database()).isEqualTo("alerts");
        assertThat(config.password()).isEqualTo(Masked.of("0123"));
        assertThat(config.tls()).isEqualTo("require");
        assertThat(config.mirageSecretKey()).isEqualTo(Masked.of("1e10"));
        assertThat(config.mirageCipherIv()).isEqualTo(Masked.of("1234567890123456"));
        assertThat(config.notes()).isEmpty();
    }

    @Test
    void saysInWhichKubernetesSecretAPasswordIs() throws IOException {
        OnCallConfig config = read("values.yaml", """
                mariadb: {enabled: false}
                externalMysql: {host: db, existingSecret: my-secret, usernameKey: name, passwordKey: word}
                oncall: {secrets: {existingSecret: keys}}
                """);

        assertThat(config.user()).isNull();
        assertThat(config.password()).isEqualTo(Masked.none());
        assertThat(config.notes())
                .anyMatch(note -> note.contains("my-secret, key word"))
                .anyMatch(note -> note.contains("keys"));
    }

    @Test
    void refusesWhatIsNoneOfThese() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "colour: blue\n");
        Files.writeString(folder.resolve("b.yaml"), "password: geheim\n  oncall: [\n");
        Files.writeString(folder.resolve("c.yml"), "services: {web: {image: nginx}}\n");

        for (String name : new String[] {"a.yaml", "b.yaml", "c.yml"}) {
            assertThatIOException()
                    .isThrownBy(() -> OnCallConfigReader.read(folder.resolve(name)))
                    .withMessageStartingWith(folder.resolve(name).toString())
                    .withMessageNotContaining("geheim");
        }
        assertThatIOException().isThrownBy(() -> OnCallConfigReader.read(folder.resolve("none.env")));
    }

    @Test
    void knowsThatAFileSaysNothingOfADatabase() throws IOException {
        OnCallConfig config = read("other.env", "SECRET_KEY=k\n");

        assertThat(config.namesDatabase()).isFalse();
        assertThat(config.port()).isZero();
    }

    private OnCallConfig read(String name, String text) throws IOException {
        return OnCallConfigReader.read(Files.writeString(folder.resolve(name), text));
    }
}
