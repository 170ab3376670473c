package io.github.stepwise.ui;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.backup.BackupPage;
import io.github.stepwise.ui.page.checkfile.CheckFilePage;
import io.github.stepwise.ui.page.checklist.ChecklistPage;
import io.github.stepwise.ui.page.checks.ChecksPage;
import io.github.stepwise.ui.page.connect.ConnectPage;
import io.github.stepwise.ui.page.connect.Purpose;
import io.github.stepwise.ui.page.file.FilePage;
import io.github.stepwise.ui.page.install.InstallPage;
import io.github.stepwise.ui.page.path.PathPage;
import io.github.stepwise.ui.page.release.ReleasePage;
import io.github.stepwise.ui.page.restore.RestorePage;
import io.github.stepwise.ui.page.result.ResultPage;
import io.github.stepwise.ui.page.save.SavePage;
import io.github.stepwise.ui.page.start.Choices;
import io.github.stepwise.ui.page.upgrade.UpgradePage;
import io.github.stepwise.ui.page.versions.VersionsPage;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.shell.Shell;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;

/** Puts pages together to flows; the only place that knows all of them. */
final class Flows implements Choices {
    private static final Phrase OK = Phrase.of("shell", "refused.ok");

    private final Desk desk;
    private final Shell shell;

    Flows(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    @Override
    public void upgrade() {
        ready(() -> shell.open(upgradeFlow(new UpgradeCase(), Closing.SAFE).flow()));
    }

    @Override
    public void upgrade(ConnectionSettings settings) {
        ready(() -> {
            UpgradeFlow upgrade = upgradeFlow(new UpgradeCase(), Closing.SAFE);
            upgrade.connect().fill(settings);
            shell.open(upgrade.flow());
        });
    }

    /** A file is upgraded as a copy, so that the database itself does not tell where an upgrade was to arrive. */
    @Override
    public void resume(LeftoverRun run) {
        ready(() -> {
            UpgradeCase upgradeCase = new UpgradeCase();
            Connections.target(run).ifPresent(upgradeCase.target()::set);
            upgradeCase.connected().led().set(run);
            ConnectionSettings settings = Connections.settings(run.connection(), Secret.none());
            UpgradeFlow upgrade = upgradeFlow(upgradeCase, LeftBehind.by(run));
            upgrade.connect().fill(settings);
            shell.open(upgrade.flow());
        });
    }

    private void goOn(UpgradeCase rest) {
        ready(() -> {
            UpgradeFlow upgrade = upgradeFlow(rest, LeftBehind.RESTED);
            upgrade.connect()
                    .fill(rest.connected().require(), rest.connected().config().get());
            shell.open(upgrade.flow());
        });
    }

    @Override
    public void restore(LeftoverRun run) {
        ready(() -> {
            Connected connected = new Connected();
            connected.led().set(run);
            shell.open(restoreFlow(
                    Optional.of(Path.of(run.backup())),
                    Optional.of(Connections.settings(run.connection(), Secret.none())),
                    LeftBehind.by(run),
                    connected));
        });
    }

    @Override
    public void install() {
        ready(() -> shell.open(installFlow(new InstallCase(), Optional.empty())));
    }

    /** At the same place; whoever thinks better of it comes back to the upgrade, from its first page in two ways. */
    private void installInstead(UpgradeCase upgrade, Closing left) {
        InstallCase install = new InstallCase();
        Flow flow = installFlow(install, Optional.of(upgrade.connected().require()));
        flow.untouched().set(LeftBehind.in(upgrade, left));
        Runnable another = install.upgradeInstead().get();
        install.upgradeInstead().set(() -> {
            if (flow.current().get() == flow.pages().get(0)) {
                flow.back();
            } else {
                another.run();
            }
        });
        shell.openOver(flow);
    }

    /** @param beside the place is known from this database, the name is not */
    private Flow installFlow(InstallCase install, Optional<ConnectionSettings> beside) {
        ConnectPage connect = new ConnectPage(desk, install.connected(), Purpose.INSTALL);
        beside.ifPresent(connect::fillBeside);
        install.upgradeInstead()
                .set(() -> Optional.ofNullable(install.connected().settings().get())
                        .ifPresentOrElse(this::upgrade, this::upgrade));
        return new Flow(
                "install",
                List.of(
                        new ReleasePage(desk, install),
                        connect,
                        new InstallPage(desk, install),
                        new ChecklistPage(desk, install)));
    }

    @Override
    public void backup() {
        Connected connected = new Connected();
        ready(() -> shell.open(new Flow(
                "backup", List.of(new ConnectPage(desk, connected, Purpose.BACKUP), new SavePage(desk, connected)))));
    }

    @Override
    public void restore() {
        restore(Optional.empty(), Optional.empty());
    }

    @Override
    public void checkFile() {
        ChosenFile file = new ChosenFile();
        ready(() -> shell.open(
                new Flow("check-file", List.of(new FilePage(desk, file, false), new CheckFilePage(desk, file)))));
    }

    /** An OnCall 1.2.40 in a folder of its own, to try everything on. */
    @Override
    public void demo(boolean broken) {
        ready(() -> {
            Catalog catalog = desk.knownCatalog();
            CompletionStage<Demo> made = desk.background().call(() -> Demo.make(catalog, broken, desk.leftovers()));
            shell.busy(Phrase.of("shell", "demo.making"), made).whenComplete((demo, failure) -> {
                if (failure == null) {
                    show(demo);
                } else {
                    tell("demo.failed", failure);
                }
            });
        });
    }

    /** The connection is known to work, so the look at it comes first; Back leads to the form all the same. */
    private void show(Demo made) {
        UpgradeCase demo =
                UpgradeCase.ofDemo(made.settings(), MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
        UpgradeFlow upgrade = upgradeFlow(demo, Closing.SAFE);
        upgrade.connect().fill(made.settings());
        upgrade.flow().onClose(() -> discard(made, demo));
        shell.open(upgrade.flow(), "versions");
    }

    /** Once there was a run, its page has named files that can be looked at; they go when they are old. */
    private void discard(Demo made, UpgradeCase demo) {
        if (demo.run().get() == null) {
            desk.background().callEngine(() -> {
                made.discard(desk.leftovers());
                return null;
            });
        }
    }

    /** A backup is to be restored, everything else leads to a database to be upgraded. */
    @Override
    public void dropped(Path file) {
        if (file.getFileName() != null
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".stepwise")) {
            restore(Optional.of(file), Optional.empty());
            return;
        }
        ready(() -> {
            UpgradeFlow upgrade = upgradeFlow(new UpgradeCase(), Closing.SAFE);
            shell.open(upgrade.flow());
            upgrade.connect().fill(file);
        });
    }

    private void restore(Optional<Path> backup, Optional<ConnectionSettings> target) {
        ready(() -> shell.open(restoreFlow(backup, target, Closing.SAFE, new Connected())));
    }

    private Flow restoreFlow(
            Optional<Path> backup, Optional<ConnectionSettings> target, Closing untouched, Connected connected) {
        ChosenFile file = new ChosenFile();
        FilePage filePage = new FilePage(desk, file, true);
        ConnectPage connect = new ConnectPage(desk, connected, Purpose.RESTORE);
        backup.ifPresent(filePage::fill);
        target.ifPresent(connect::fill);
        Flow flow = new Flow("restore", List.of(filePage, connect, new RestorePage(desk, file, connected)));
        flow.untouched().set(untouched);
        return flow;
    }

    /** No flow begins before the catalog is there, so that none of its pages has to wait for it; none begins without. */
    private void ready(Runnable begin) {
        CompletableFuture<Catalog> catalog = desk.catalog();
        if (catalog.isDone() && !catalog.isCompletedExceptionally()) {
            begin.run();
            return;
        }
        shell.busy(Phrase.of("shell", "starting"), catalog).whenComplete((read, failure) -> {
            if (failure == null) {
                begin.run();
            } else {
                shell.unforeseen(failure);
            }
        });
    }

    /** An upgrade with its pages. */
    private record UpgradeFlow(Flow flow, ConnectPage connect) {}

    /** @param left what an earlier run has left, as far as is known before the database is looked at */
    private UpgradeFlow upgradeFlow(UpgradeCase upgrade, Closing left) {
        ConnectPage connect = new ConnectPage(desk, upgrade.connected(), Purpose.UPGRADE);
        UpgradePage run = new UpgradePage(desk, upgrade, backup -> restoreAfter(upgrade, backup));
        Flow flow = new Flow(
                "upgrade",
                List.of(
                        connect,
                        new VersionsPage(desk, upgrade),
                        new PathPage(desk, upgrade, () -> installInstead(upgrade, left)),
                        new ChecksPage(desk, upgrade),
                        new BackupPage(desk, upgrade),
                        run,
                        new ResultPage(desk, upgrade, () -> goOn(upgrade.rest()))),
                upgrade.subject());
        flow.untouched().bind(Bindings.createObjectBinding(() -> LeftBehind.in(upgrade, left), upgrade.inspection()));
        run.onward(flow::next).lookAgain(() -> flow.startAt("versions")).toBackup(() -> flow.startAt("backup"));
        return new UpgradeFlow(flow, connect);
    }

    /** The run has changed the database; whoever thinks better of it comes back to what it has told. */
    private void restoreAfter(UpgradeCase upgrade, SavedBackup backup) {
        Optional<ConnectionSettings> target = Optional.of(upgrade.connected().require());
        shell.openOver(restoreFlow(backup.file(), target, LeftBehind.HALFWAY, new Connected()));
    }

    private void tell(String what, Throwable failure) {
        Trouble trouble = Troubles.of(failure, null);
        String text = new TroubleWords(trouble, desk.locale()).whole();
        desk.desktop()
                .confirm(new Desktop.Question(
                        Phrase.of("shell", what + ".title"), Phrase.of("shell", what + ".text", text), OK, OK));
    }
}
