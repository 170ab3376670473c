package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionProbe;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What came of the test. It stays, pale, while the form is being changed: it may say how. */
final class OutcomeView extends VBox {
    private static final double PALE = 0.55;
    private static final long SLOW_MILLIS = 30;

    private final Desk desk;
    private final Words words;
    private final VBox result = new VBox();

    OutcomeView(Desk desk, ConnectModel model) {
        this.desk = desk;
        this.words = desk.words("connect");
        setId("connect-outcome");
        setSpacing(8);
        HBox stale = Parts.row(Mark.PENDING.icon(), Parts.grow(Parts.text(words.say("stale"), "muted")));
        stale.setId("connect-stale");
        Live.in(this, model.stale()).subscribe(now -> {
            stale.setVisible(now);
            stale.setManaged(now);
            result.setOpacity(now ? PALE : 1);
        });
        Live.in(this, model.outcome()).subscribe(now -> show(model, now));
        getChildren().addAll(stale, result);
    }

    private void show(ConnectModel model, Outcome outcome) {
        result.getChildren().clear();
        if (outcome instanceof Outcome.Running running) {
            result.getChildren().add(running(model, running));
        } else if (outcome instanceof Outcome.Passed passed) {
            result.getChildren().add(passed(passed.reached()));
        } else if (outcome instanceof Outcome.Failed failed) {
            result.getChildren().add(new TroubleCard(desk, "connect-trouble", failed.trouble()));
        }
        setVisible(!result.getChildren().isEmpty());
        setManaged(!result.getChildren().isEmpty());
    }

    private Node running(ConnectModel model, Outcome.Running running) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(20, 20);
        turning.setMinSize(20, 20);
        String where = running.settings().file() == null
                ? running.settings().address()
                : running.settings().file().toString();
        Label text = Parts.text(words.say("running", where));
        VBox panel = Parts.panel(
                "",
                Parts.row(
                        turning, Parts.grow(text), Parts.button("connect-cancel", words.say("cancel"), model::cancel)));
        panel.setId("connect-running");
        return panel;
    }

    private Node passed(ConnectionProbe.Reached reached) {
        boolean file = reached.settings().engine() == Engine.SQLITE;
        List<String> facts = new ArrayList<>();
        facts.add(version(reached.facts().version()));
        facts.add(words.say("fact.driver", reached.driver()));
        facts.add(words.say("fact.latency", millis(reached)));
        if (!file) {
            facts.add(encryption(reached));
        }
        List<Node> lines = new ArrayList<>();
        facts.forEach(fact -> lines.add(Parts.text(fact)));
        if (!reached.isThere()) {
            lines.add(note(Mark.NOTE, words.say(file ? "missing.file" : "missing.database")));
        }
        boolean open = !file && reached.facts().encryption().isEmpty();
        if (open && !reached.settings().isLoopback()) {
            lines.add(note(Mark.WARNING, words.say("open")));
        }
        if (!file && reached.facts().latency().toMillis() >= SLOW_MILLIS) {
            lines.add(note(Mark.NOTE, words.say("slow")));
        }
        String whole = String.join(System.lineSeparator(), facts);
        lines.add(Parts.button(
                "connect-copy",
                words.say("copy"),
                Feather.COPY,
                () -> desk.desktop().copy(whole)));
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.PASSED,
                words.say(file ? "passed.file" : "passed"),
                lines.toArray(Node[]::new));
        notice.setId("connect-passed");
        return notice;
    }

    private String version(ServerVersion version) {
        return version.text().equals(version.number())
                ? words.say("fact.version", version.toString())
                : words.say("fact.version.words", version.toString(), version.text());
    }

    private String encryption(ConnectionProbe.Reached reached) {
        return reached.facts()
                .encryption()
                .map(tls -> words.say(
                        reached.settings().tls().verifies() ? "fact.encrypted.proven" : "fact.encrypted", tls))
                .orElseGet(() -> words.say(reached.settings().isLoopback() ? "fact.open.here" : "fact.open"));
    }

    private String millis(ConnectionProbe.Reached reached) {
        NumberFormat format = NumberFormat.getInstance(desk.locale());
        double millis = reached.facts().latency().toNanos() / 1e6;
        format.setMaximumFractionDigits(millis < 10 ? 2 : 0);
        return format.format(millis);
    }

    private static Node note(Mark mark, String text) {
        return Parts.line(mark.icon(), Parts.text(text));
    }
}
