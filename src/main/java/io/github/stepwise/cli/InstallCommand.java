package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallEvent;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.Installed;
import io.github.stepwise.install.OnCallUser;
import io.github.stepwise.install.SettingsChecklist;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prepares a fresh database. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Prepares a fresh database for a release of OnCall: makes the database where it is missing, all tables, and"
                    + " the records of migrations that OnCall looks for when it starts.",
            "",
            "A database that holds anything is refused. If something fails, what was made is taken away again. The user"
                    + " who connects needs the right to make databases, and users with --create-role."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise install --release 1.16.9 --file /var/lib/oncall/oncall.db",
            "  stepwise install --engine postgresql --host db.example --user postgres --database oncall \\",
            "                   --create-role oncall",
            "  stepwise install --url jdbc:mariadb://db.example/oncall --user root --grant-to oncall"
        })
final class InstallCommand extends Action {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private AppOptions apps;

    @Mixin
    private RoleOptions role;

    @Option(names = "--release", paramLabel = "RELEASE", description = "Release to install; the newest if not given.")
    private String release;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        Catalog catalog = Catalog.load();
        Version version = new Releases(catalog).findOrNewest("--release", release);
        apps.check();
        ConnectionSettings settings = connection.settings(terminal, this);
        InstallRequest request = request(settings, version, role.user(terminal, this));
        terminal.say("Installing OnCall " + version + " into " + settings.describe());
        Installed installed = install(catalog, request, terminal);
        InstalledWords words = new InstalledWords(
                installed,
                SettingsChecklist.of(catalog.release(version).orElseThrow(), installed.connection(), installed.apps()));
        words.fill(document.putObject("installed"));
        if (!json()) {
            words.print(terminal);
        }
        return ExitCode.OK;
    }

    private InstallRequest request(ConnectionSettings settings, Version version, Optional<OnCallUser> user) {
        try {
            return new InstallRequest(settings, version, apps.chosen(), user);
        } catch (IllegalArgumentException e) {
            throw Trouble.usage(e.getMessage() + ".", "See stepwise install --help.")
                    .stop();
        }
    }

    private Installed install(Catalog catalog, InstallRequest request, Terminal terminal) throws InstallFailure {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (ProgressLines lines = new ProgressLines(terminal, Clock.systemUTC());
                Interrupts interrupts = Interrupts.answeredBy(() -> {
                    cancelled.set(true);
                    terminal.warn("Stopping, and taking away again what was made.");
                })) {
            return new FreshInstall(catalog).run(request, listener(lines, terminal, cancelled));
        } catch (InstallFailure failure) {
            if (failure.kind() == InstallFailure.Kind.NOT_EMPTY) {
                refuseHalfRestored(request.target());
            }
            throw failure;
        }
    }

    /** That a database is not empty is half the truth if a restore to it has not ended. */
    private static void refuseHalfRestored(ConnectionSettings settings) {
        try {
            HalfRestored.refuse(settings);
        } catch (DatabaseProblem e) {
            // What the install has said is true all the same.
        }
    }

    private static InstallListener listener(ProgressLines lines, Terminal terminal, AtomicBoolean cancelled) {
        return new InstallListener() {
            @Override
            public void on(InstallEvent event) {
                boolean oneOfMany =
                        event instanceof InstallEvent.CreatingTable || event instanceof InstallEvent.ConnectingTables;
                if (!oneOfMany) {
                    lines.line(event.describe());
                } else if (terminal.live()) {
                    lines.begin(event.describe());
                }
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
    }
}
