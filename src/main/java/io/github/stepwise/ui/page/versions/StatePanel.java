package io.github.stepwise.ui.page.versions;

import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Tells what the database holds, what shows it, and, where there is no way on, what to do. */
final class StatePanel {
    private final Desk desk;
    private final Words words;
    private final VersionsModel model;
    private final List<Node> lines = new ArrayList<>();

    StatePanel(Desk desk, Words words, VersionsModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
    }

    Node build(Button refresh) {
        State state = model.state();
        Mark mark;
        String title;
        if (state instanceof State.Known known) {
            mark = Mark.PASSED;
            title = words.say("known.title", known.range());
            evidence(known);
            if (model.isNewest()) {
                say("newest");
            }
        } else if (state instanceof State.Between between) {
            mark = Mark.WARNING;
            title = words.say("between.title");
            lines.add(Parts.text(desk.translate(between.describe())));
            evidence(between);
            say("between.next");
        } else if (state instanceof State.Unfinished unfinished) {
            mark = Mark.NOTE;
            title = words.say("unfinished.title", unfinished.target().toString());
            say(
                    "unfinished.text",
                    new Dates(desk.locale()).moment(unfinished.startedAt()),
                    unfinished.target().toString());
            evidence(unfinished.database());
        } else {
            mark = Mark.FAILED;
            title = stopped(state);
        }
        lines.add(new FlowPane(8, 8, refresh));
        Notice notice = new Notice(desk.words("widget"), mark, title, lines.toArray(Node[]::new));
        notice.setId("versions-state");
        return notice;
    }

    /** States that no upgrade begins from. */
    private String stopped(State state) {
        String name = Connections.name(model.settings());
        if (state instanceof State.Empty) {
            say("empty.text", name);
            return words.say("empty.title", name);
        } else if (state instanceof State.Newer newer) {
            say("newer.text");
            lines.add(new Fold(
                    "versions-unknown",
                    words.say("newer.unknown", newer.unknown().size()),
                    Parts.text(String.join("\n", newer.unknown()), "monospace")));
            return words.say("newer.title");
        } else if (state instanceof State.HalfRestored restored) {
            say("half-restored.text", restored.file(), restored.startedAt());
            if (!restored.safetyBackup().isEmpty()) {
                say("half-restored.safety", restored.safetyBackup());
            }
            return words.say("half-restored.title", name);
        }
        lines.add(Parts.text(desk.translate(state.describe())));
        say("foreign.text");
        return words.say("foreign.title", name);
    }

    private void evidence(State.OnCall database) {
        model.newestMigration(database)
                .ifPresent(newest -> say("evidence", database.applied().size(), newest));
        if (!database.apps().isEmpty()) {
            say(
                    "evidence.apps",
                    String.join(
                            ", ",
                            database.apps().stream()
                                    .map(app -> app.label())
                                    .sorted()
                                    .toList()));
        }
    }

    private void say(String key, Object... arguments) {
        lines.add(Parts.text(words.say(key, arguments)));
    }
}
