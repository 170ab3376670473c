package io.github.stepwise.ui.page.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.Tls;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfigReader;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.backup.TypedPath;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form and the test without a window; servers and files are real. */
class ConnectModelTest {
    private static final String ODD = "pä ss'\"\\{0}%20&;#=?/@:`$";

    @TempDir
    Path folder;

    private final Background background = new Background(Runnable::run);
    private final Connected connected = new Connected();

    @AfterEach
    void close() {
        background.close();
    }

    private ConnectModel model(Purpose purpose) {
        return new ConnectModel(background, connected, new RecentConnections(folder.resolve("recent.json")), purpose);
    }

    private List<RecentConnection> remembered() throws IOException {
        return new RecentConnections(folder.resolve("recent.json")).list();
    }

    private static boolean answer(CompletionStage<Boolean> stage) throws Exception {
        return stage.toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    private static Trouble trouble(ConnectModel model) {
        return ((Outcome.Failed) model.outcome().get()).trouble();
    }

    static List<Engine> engines() {
        return Servers.available();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyEngineAnswers(Engine engine) throws Exception {
        // An empty database is no file yet on SQLite.
        try (TestDatabase database =
                engine == Engine.SQLITE ? Servers.create(engine, "1.2.40") : Servers.create(engine)) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(database.settings());
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.settings().get()).isEqualTo(database.settings());
            assertThat(connected.server().get().version().product()).isEqualTo(engine.title());
            assertThat(connected.server().get().latency()).isPositive();
            Outcome.Passed passed = (Outcome.Passed) model.outcome().get();
            assertThat(passed.reached().driver()).matches(".*\\d.*");
            assertThat(remembered()).hasSize(engine == Engine.SQLITE ? 0 : 1);
        }
    }

    @Test
    void anotherDatabaseOnTheSameServerHasNoNameYet() {
        ConnectionSettings known =
                ConnectionSettings.server(Engine.MARIADB, "db.example", 3307, "oncall", "eva", Secret.of("secret"));
        ConnectModel model = model(Purpose.INSTALL);
        model.fillBeside(known);
        assertThat(model.form().firstWrong()).contains(Input.DATABASE);
        model.form().database.set("oncall_new");
        assertThat(model.form().settings()).contains(known.withDatabase("oncall_new"));

        ConnectModel file = model(Purpose.INSTALL);
        file.fillBeside(ConnectionSettings.sqlite(folder.resolve("oncall.db")));
        assertThat(file.form().firstWrong()).contains(Input.FILE);
    }

    @Test
    void mariaDbThatWasCalledMySqlIsRecognised() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            ConnectModel model = model(Purpose.BACKUP);
            model.fill(database.settings().withEngine(Engine.MYSQL));
            assertThat(answer(model.test())).isTrue();
            assertThat(connected.require().engine()).isEqualTo(Engine.MARIADB);
            assertThat(model.stale().get()).isFalse();
            assertThat(remembered()).extracting(RecentConnection::engine).containsExactly("mariadb");
            assertThat(Files.readString(folder.resolve("recent.json"))).doesNotContain("password");
        }
    }

    @Test
    void whatHasChangedSinceTheTestIsTestedAgain() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(database.settings());
            assertThat(answer(model.test())).isTrue();
            model.form().database.set("no_such_database");
            assertThat(model.stale().get()).isTrue();
            assertThat(answer(model.leave())).isFalse();
            assertThat(trouble(model).cause()).isEqualTo("problem.database-missing");
            assertThat(connected.require().database()).isEqualTo(database.name());
            model.form().database.set(database.name());
            assertThat(model.stale().get()).isTrue();
            assertThat(answer(model.leave())).isTrue();
        }
    }

    @Test
    void theSameSettingsAreNotTestedTwice() throws Exception {
        ConnectionSettings settings;
        ConnectModel model = model(Purpose.UPGRADE);
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            settings = database.settings();
            model.fill(settings);
            assertThat(answer(model.test())).isTrue();
        }
        // The database is gone by now; what was tested is still what is in the form.
        assertThat(answer(model.leave())).isTrue();
        model.form().password.set("other");
        model.form().password.set("");
        assertThat(answer(model.leave())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTALL", "RESTORE"})
    void aDatabaseThatWillBeMadeNeedsOnlyItsServer(Purpose purpose) throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            ConnectModel model = model(purpose);
            model.fill(database.settings().withDatabase("still_to_be_made"));
            assertThat(answer(model.test())).isTrue();
            assertThat(((Outcome.Passed) model.outcome().get()).reached().isThere())
                    .isFalse();
            assertThat(connected.require().database()).isEqualTo("still_to_be_made");
            assertThat(remembered()).isEmpty();
            model.form().password.set("x");
            model.form().database.set(database.name());
            assertThat(answer(model.test())).isTrue();
            assertThat(((Outcome.Passed) model.outcome().get()).reached().isThere())
                    .isTrue();
        }
    }

    @Test
    void aFileThatWillBeMadeNeedsItsFolder() throws Exception {
        ConnectModel model = model(Purpose.INSTALL);
        model.fill(ConnectionSettings.sqlite(folder.resolve("new/oncall.db")));
        assertThat(answer(model.leave())).isFalse();
        assertThat(trouble(model).cause()).isEqualTo("folder-missing");
        Files.createDirectory(folder.resolve("new"));
        assertThat(answer(model.leave())).isTrue();
        assertThat(folder.resolve("new")).isEmptyDirectory();
        assertThat(connected.require().file()).isEqualTo(folder.resolve("new/oncall.db"));

        ConnectModel upgrade = model(Purpose.UPGRADE);
        upgrade.fill(ConnectionSettings.sqlite(folder.resolve("new/oncall.db")));
        assertThat(answer(upgrade.leave())).isFalse();
        assertThat(trouble(upgrade).cause()).isEqualTo("problem.file-missing");
    }

    @Test
    void aTestThatHangsCanBeCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(ConnectionSettings.server(
                    Engine.POSTGRESQL, "127.0.0.1", silent.getLocalPort(), "oncall", "oncall", Secret.none()));
            CompletionStage<Boolean> left = model.leave();
            assertThat(model.outcome().get()).isInstanceOf(Outcome.Running.class);
            assertThat(left.toCompletableFuture()).isNotDone();
            model.cancel();
            assertThat(answer(left)).isFalse();
            assertThat(model.outcome().get()).isInstanceOf(Outcome.None.class);

            CompletionStage<Boolean> second = model.test();
            model.form().port.set("5432");
            assertThat(answer(second)).isFalse();
            assertThat(model.outcome().get()).isInstanceOf(Outcome.None.class);
            assertThat(connected.settings().get()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "ok",
            value = {
                "HOST | db.example | ok",
                "HOST | ::1 | ok",
                "HOST | [2001:db8::7] | ok",
                "HOST | fe80::1%eth0 | ok",
                "HOST | under_score | ok",
                "HOST | '' | host-empty",
                "HOST | '   ' | host-empty",
                "HOST | my server | host-space",
                "HOST | db.example:5433 | host-port",
                "HOST | [::1]:5433 | host-port",
                "HOST | jdbc:mysql://db/oncall | host-url",
                "HOST | http://db | host-url",
                "HOST | db/oncall | host-sign",
                "HOST | a,b | host-sign",
                "HOST | 1:2:xyz | host-sign",
                "PORT | 1 | ok",
                "PORT | ' 65535 ' | ok",
                "PORT | 0 | port",
                "PORT | 65536 | port",
                "PORT | 54x2 | port",
                "PORT | ５４３２ | port",
                "PORT | '' | port",
                "DATABASE | on call | ok",
                "DATABASE | ' ' | database-empty",
                "USER | '' | user-empty"
            })
    void tellsWhatIsWrong(Input input, String text, String wrong) {
        ConnectForm form = model(Purpose.UPGRADE).form();
        form.user.set("oncall");
        form.visitAll();
        switch (input) {
            case HOST -> form.host.set(text);
            case PORT -> form.port.set(text);
            case DATABASE -> form.database.set(text);
            default -> form.user.set(text);
        }
        Phrase told = form.error(input).getValue();
        assertThat(told == null ? null : told.key()).isEqualTo(wrong == null ? null : "error." + wrong);
        assertThat(form.valid().get()).isEqualTo(wrong == null);
        assertThat(form.settings().isPresent()).isEqualTo(wrong == null);
    }

    @Test
    void nobodyIsBlamedBeforeHeHasBeenThere() throws Exception {
        ConnectModel model = model(Purpose.UPGRADE);
        assertThat(model.form().firstWrong()).contains(Input.USER);
        assertThat(model.form().error(Input.USER).getValue()).isNull();
        model.form().visit(Input.USER);
        assertThat(model.form().error(Input.USER).getValue()).isNotNull();
        model.form().host.set("");
        assertThat(model.form().error(Input.HOST).getValue()).isNull();
        assertThat(answer(model.test())).isFalse();
        assertThat(model.form().error(Input.HOST).getValue()).isNotNull();
        assertThat(model.outcome().get()).isInstanceOf(Outcome.None.class);
    }

    @Test
    void theEngineBringsItsPortUnlessAnotherWasTyped() {
        ConnectForm form = model(Purpose.UPGRADE).form();
        form.engine.set(Engine.MYSQL);
        assertThat(form.port.get()).isEqualTo("3306");
        form.engine.set(Engine.SQLITE);
        form.engine.set(Engine.POSTGRESQL);
        assertThat(form.port.get()).isEqualTo("5432");
        form.port.set("15432");
        form.engine.set(Engine.MARIADB);
        assertThat(form.port.get()).isEqualTo("15432");
    }

    @Test
    void settingsAreExactlyWhatWasTyped() {
        ConnectForm form = model(Purpose.UPGRADE).form();
        form.host.set(" [2001:db8::7] ");
        form.user.set(" oncall ");
        form.password.set(ODD);
        form.tls.set(Tls.REQUIRE);
        form.certificate.set("/not/looked/at.pem");
        ConnectionSettings settings = form.settings().orElseThrow();
        assertThat(settings.address()).isEqualTo("[2001:db8::7]:5432");
        assertThat(settings.user()).isEqualTo("oncall");
        assertThat(settings.password().reveal()).isEqualTo(ODD);
        assertThat(settings.certificate()).isNull();
        form.tls.set(Tls.VERIFY_FULL);
        assertThat(form.settings()).isEmpty();
        assertThat(form.firstWrong()).contains(Input.CERTIFICATE);
    }

    /** All that {@code TypedPath} understands. */
    @ParameterizedTest
    @ValueSource(strings = {"~", "~/oncall.db", "file:///data/oncall.db", "\"/data/oncall.db\""})
    void pathsAreTakenAsTheyArePasted(String text) {
        ConnectForm form = new ConnectForm();
        form.engine.set(Engine.SQLITE);
        form.file.set(text);
        assertThat(form.settings().map(ConnectionSettings::file)).isEqualTo(TypedPath.of(text));
    }

    @Test
    void aComposeFileFillsTheForm() throws Exception {
        Files.writeString(folder.resolve("docker-compose.yml"), """
                services:
                  engine:
                    image: grafana/oncall
                    environment:
                      DATABASE_TYPE: mysql
                      DATABASE_HOST: mysql
                      DATABASE_NAME: oncall_hobby
                      DATABASE_USER: eva
                      DATABASE_PASSWORD: ${PASS}
                      SECRET_KEY: a-key-of-thirty-two-characters!!
                  mysql:
                    image: mysql:8
                    ports: ["127.0.0.1:3307:3306"]
                """);
        Files.writeString(folder.resolve(".env"), "PASS='" + "s3 cret" + "'\n");
        ConnectModel model = model(Purpose.UPGRADE);
        model.fill(folder).toCompletableFuture().get(10, TimeUnit.SECONDS);
        ConnectionSettings settings = model.form().settings().orElseThrow();
        assertThat(settings.describe()).isEqualTo("MySQL oncall_hobby on localhost:3307");
        assertThat(settings.user()).isEqualTo("eva");
        assertThat(settings.password().reveal()).isEqualTo("s3 cret");
        Filling.OfConfig found = (Filling.OfConfig) model.filling().get();
        assertThat(found.config().mirageSecretKey().isEmpty()).isFalse();
        assertThat(model.filling().get().toString()).doesNotContain("s3 cret").doesNotContain("a-key-of");
    }

    @Test
    void theConfigurationOfAnUpgradeThatGoesOnIsThatOfItsDatabase() throws Exception {
        Path env = Files.writeString(folder.resolve(".env"), "SECRET_KEY=k\n");
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40");
                TestDatabase other = Servers.create(Engine.SQLITE, "1.2.40")) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(database.settings(), OnCallConfigReader.read(env));
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.config().get()).isNotNull();
            model.form().fill(other.settings());
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.config().get()).isNull();
            model.form().fill(database.settings());
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.config().get()).isNotNull();
        }
    }

    @Test
    void theConfigurationGoesOnOnlyWithItsOwnKindOfDatabase() throws Exception {
        Files.writeString(folder.resolve(".env"), "DATABASE_TYPE=mysql\nDATABASE_HOST=db.example\nSECRET_KEY=k\n");
        try (TestDatabase database = Servers.create(Engine.MARIADB);
                TestDatabase other = Servers.create(Engine.SQLITE, "1.2.40")) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(folder.resolve(".env")).toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(model.form().host.get()).isEqualTo("db.example");
            model.fill(other.file()).toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.config().get()).isNull();
            model.form().fill(database.settings());
            assertThat(answer(model.leave())).isTrue();
            assertThat(connected.config().get()).isNotNull();
        }
    }

    @Test
    void whatCannotEvenBeLookedAtIsToldAsSuch() throws Exception {
        Path archive = folder.resolve("closed.zip");
        Path inside;
        try (FileSystem closed = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            inside = Files.writeString(closed.getPath("/values.yaml"), "");
        }
        ConnectModel model = model(Purpose.UPGRADE);
        model.fill(inside).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(model.filling().get())
                .isInstanceOfSatisfying(
                        Filling.Nothing.class,
                        nothing -> assertThat(nothing.source()).isEqualTo("/values.yaml"));
    }

    @Test
    void aUrlFillsTheFormAndIsForgotten() {
        ConnectModel model = model(Purpose.UPGRADE);
        model.url().set("jdbc:postgresql://db.example:5433/oncall?user=eva&password=p%26w&sslmode=require");
        model.fill(model.url().get());
        assertThat(model.url().get()).isEmpty();
        ConnectionSettings settings = model.form().settings().orElseThrow();
        assertThat(settings.address()).isEqualTo("db.example:5433");
        assertThat(settings.password().reveal()).isEqualTo("p&w");
        assertThat(settings.tls()).isEqualTo(Tls.REQUIRE);
        assertThat(model.filling().get().toString()).doesNotContain("p&w");

        model.fill("jdbc:oracle:thin:@eva/secretword");
        assertThat(model.filling().get()).isInstanceOf(Filling.Nothing.class);
        assertThat(model.filling().get().toString()).doesNotContain("secretword");
        assertThat(model.form().host.get()).isEqualTo("db.example");
    }

    @Test
    void filesAreKnownByWhatIsInThem() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Path unnamed = folder.resolve("no-ending");
            Files.copy(database.file(), unnamed);
            assertThat(Filling.read(unnamed)).isEqualTo(new Filling.OfFile(unnamed));
        }
        Path url = Files.writeString(folder.resolve("url.txt"), "jdbc:mysql://db.example/oncall\n");
        assertThat(Filling.read(url)).isInstanceOf(Filling.OfUrl.class);
        assertThat(Filling.read(folder.resolve("gone"))).isInstanceOf(Filling.Nothing.class);
        assertThat(Filling.read(Files.createDirectory(folder.resolve("empty")))).isInstanceOf(Filling.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database: {type: postgresql}\npostgresql: {enabled: true}\nmariadb: {enabled: false}\n",
                "database: {type: mysql}\nmariadb: {enabled: true, auth: {existingSecret: s}}\n",
                "database: {type: sqlite}\n",
                "database: {type: mysql}\nmariadb: {enabled: false}\nexternalMysql: {host: db, port: x, existingSecret: s}\n",
                "database: {type: mysql}\nmariadb: {enabled: false}\n"
                        + "externalMysql: {host: db, existingSecret: s, passwordKey: p, usernameKey: u}\n"
                        + "oncall: {secrets: {existingSecret: keys}}\n",
                "services: {engine: {image: grafana/oncall, environment: {DATABASE_HOST: mysql}}, mysql: {image: mysql}}\n",
                "services: {engine: {image: grafana/oncall, environment: {DATABASE_HOST: mysql}},"
                        + " mysql: {ports: ['3307:3306']}}\n",
                "services: {engine: {image: grafana/oncall, environment: {DATABASE_TYPE: sqlite3},"
                        + " volumes: ['data:/var/lib/oncall']}}\nvolumes: {data: {}}\n",
                "services: {engine: {image: grafana/oncall, environment: {DATABASE_TYPE: sqlite3}}}\n",
                "services: {other: {image: busybox}}\n",
                "a: [b\n",
                "a: b\n",
                "- list\n"
            })
    void whatTheReadersNoteIsSaidInChinese(String yaml) throws Exception {
        Filling found = Filling.read(Files.writeString(folder.resolve("values.yaml"), yaml));
        List<String> notes = found instanceof Filling.OfConfig config
                ? config.config().notes()
                : List.of(((Filling.Nothing) found).why());
        assertThat(notes).isNotEmpty().allMatch(ConfigNotes::isKnown);
        Words chinese = Words.of("connect", Locale.SIMPLIFIED_CHINESE);
        assertThat(notes)
                .allSatisfy(note -> assertThat(ConfigNotes.say(chinese, note))
                        .containsPattern("\\p{IsHan}")
                        .doesNotContain("{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oracle:x",
                "jdbc:mysql://a,b/oncall",
                "jdbc:sqlite:",
                "jdbc:mysql://[::1/x",
                "jdbc:mysql://db:x/oncall",
                "jdbc:mysql://db:70000/oncall",
                "jdbc:postgresql://db/oncall?sslmode=sometimes"
            })
    void whatIsWrongWithAUrlIsSaidInChinese(String url) {
        assertThat(((Filling.Nothing) Filling.url(url)).why()).matches(ConfigNotes::isKnown);
    }

    @Test
    void hostsOfContainersAreKnown() {
        assertThat(List.of("mysql", "postgres", "oncall-mariadb", "Release-postgresql"))
                .allMatch(Rules::isInside);
        assertThat(List.of("localhost", "db.example", "dbserver", "127.0.0.1")).noneMatch(Rules::isInside);
    }

    @Test
    void aTestThatIsNotOverDoesNotAnswer() {
        try (ServerSocket silent = new ServerSocket(0)) {
            ConnectModel model = model(Purpose.UPGRADE);
            model.fill(ConnectionSettings.server(
                    Engine.MYSQL, "127.0.0.1", silent.getLocalPort(), "oncall", "oncall", Secret.none()));
            CompletionStage<Boolean> first = model.test();
            assertThat(model.test()).isSameAs(first);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> first.toCompletableFuture().get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            model.cancel();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
