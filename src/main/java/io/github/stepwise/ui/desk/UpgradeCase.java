package io.github.stepwise.ui.desk;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.check.Finding;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.state.State;
import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * One upgrade from the first look to the report: what its pages have found out and the admin has decided. A page reads what
 * those before it wrote; whoever writes something sets everything to null that followed from the old value.
 */
public final class UpgradeCase {
    private final ConnectionSettings demo;
    private final MirageCipher keyOfDemo;
    private final Connected connected = new Connected();
    private final ObjectProperty<Inspection> inspection = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Difference>> drift = new SimpleObjectProperty<>();
    private final ObjectProperty<Version> target = new SimpleObjectProperty<>();
    private final ObjectProperty<Plan> plan = new SimpleObjectProperty<>();
    private final ObjectProperty<Advice> advice = new SimpleObjectProperty<>();
    private final ObjectProperty<MirageCipher> cipher = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Finding>> findings = new SimpleObjectProperty<>();
    private final ObjectProperty<SavedBackup> backup = new SimpleObjectProperty<>();
    private final ObjectProperty<Version> pauseAt = new SimpleObjectProperty<>();
    private final ObjectProperty<RunRecord> run = new SimpleObjectProperty<>();
    private final ObservableValue<Phrase> subject = Bindings.createObjectBinding(this::findSubject, inspection, target);
    private final ObjectProperty<List<Path>> reports = new SimpleObjectProperty<>(List.of());
    private int changes;

    /**
     * What decisions are about. Those that were made on another basis are not to be relied on.
     *
     * @param settings of the connection; null before there is one
     * @param changes how often the database has turned out to be another than it was
     */
    public record Basis(ConnectionSettings settings, int changes) {}

    /** Of a database of somebody's own. */
    public UpgradeCase() {
        this(null, null);
    }

    private UpgradeCase(ConnectionSettings demo, MirageCipher keyOfDemo) {
        this.demo = demo;
        this.keyOfDemo = keyOfDemo;
    }

    /**
     * Begins with the demo database, on which nothing depends and no OnCall runs.
     *
     * @param key what OnCall would encrypt with; nobody could be asked for it
     */
    public static UpgradeCase ofDemo(ConnectionSettings settings, MirageCipher key) {
        UpgradeCase demo = new UpgradeCase(settings, key);
        demo.connected.settings().set(settings);
        demo.cipher.set(key);
        return demo;
    }

    /** The rest of the way of an upgrade that rests at a stop, with what was known of the database and said about it. */
    public UpgradeCase rest() {
        UpgradeCase rest = new UpgradeCase(demo, keyOfDemo);
        rest.connected.settings().set(connected.settings().get());
        rest.connected.server().set(connected.server().get());
        rest.connected.config().set(connected.config().get());
        rest.cipher.set(cipher.get());
        rest.target.set(target.get());
        return rest;
    }

    /** Whether it is about the demo database now: another one can be connected at any time. */
    public boolean isDemo() {
        return demo != null && demo.equals(connected.settings().get());
    }

    /** What is decided now is decided about that. */
    public Basis basis() {
        return new Basis(connected.settings().get(), changes);
    }

    /** The database has turned out to be another than it was: what was found out and decided does not count any more. */
    public void changed() {
        changes++;
        inspection.set(null);
        drift.set(null);
        plan.set(null);
        advice.set(null);
        findings.set(null);
        forgetKeyAndBackup();
    }

    /** They are those of another database. */
    public void forgetKeyAndBackup() {
        cipher.set(isDemo() ? keyOfDemo : null);
        backup.set(null);
    }

    /** Where the database is. */
    public Connected connected() {
        return connected;
    }

    /** By Versions: what the database holds. */
    public ObjectProperty<Inspection> inspection() {
        return inspection;
    }

    /** From which release to which, for the head of all pages; holds null until both are known. */
    public ObservableValue<Phrase> subject() {
        return subject;
    }

    /** By Versions: where its structure is not what it should be. */
    public ObjectProperty<List<Difference>> drift() {
        return drift;
    }

    /** By Versions: the release to arrive at. */
    public ObjectProperty<Version> target() {
        return target;
    }

    /** By Path: the plan for that target. If it needs a key and the admin goes without, that flag is off in it. */
    public ObjectProperty<Plan> plan() {
        return plan;
    }

    /** By Path: which way to go and why. */
    public ObjectProperty<Advice> advice() {
        return advice;
    }

    /** By Path: OnCall's key where the plan needs it and it was given; else null. */
    public ObjectProperty<MirageCipher> cipher() {
        return cipher;
    }

    /** By Checks: what the checks found; null before. */
    public ObjectProperty<List<Finding>> findings() {
        return findings;
    }

    /** By Backup: what keeps the database as it was; null before. */
    public ObjectProperty<SavedBackup> backup() {
        return backup;
    }

    private Phrase findSubject() {
        if (inspection.get() == null || target.get() == null) {
            return null;
        }
        String to = target.get().toString();
        return inspection.get().state() instanceof State.Known from
                ? Phrase.of("shell", "flow.upgrade.way", from.range(), to)
                : Phrase.of("shell", "flow.upgrade.to", to);
    }

    /** By Upgrade: a stop to rest at; null to go through. */
    public ObjectProperty<Version> pauseAt() {
        return pauseAt;
    }

    /** By Upgrade: the run, with its result once it has ended; null before it began. */
    public ObjectProperty<RunRecord> run() {
        return run;
    }

    /** By Upgrade: report files that were written by themselves. */
    public ObjectProperty<List<Path>> reports() {
        return reports;
    }
}
