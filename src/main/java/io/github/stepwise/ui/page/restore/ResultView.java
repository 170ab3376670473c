package io.github.stepwise.ui.page.restore;

import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.backup.Facts;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A backup that was brought back. */
final class ResultView extends VBox {
    private static final String PAGE = "restore";

    private final Desk desk;
    private final Words words;

    /**
     * @param restored what the database is now; null as long as that is not known
     * @param warnings what the engine told on the way
     */
    ResultView(Desk desk, RestoreResult result, ObservableValue<State> restored, List<String> warnings) {
        this.desk = desk;
        this.words = desk.words(PAGE);
        setSpacing(14);
        Facts facts = new Facts(PAGE + "-result")
                .add(
                        "rows",
                        words.say("result.content"),
                        words.say(
                                "result.rows",
                                result.manifest().rows(),
                                result.manifest().tables().size()))
                .add(
                        "compared",
                        words.say("result.compared"),
                        words.say(result.compared() ? "result.compared.yes" : "result.compared.no"))
                .add("time", words.say("result.time"), new Amounts(desk.words("widget")).time(result.took()));
        result.safetyBackup().ifPresent(file -> facts.add("safety", words.say("result.safety"), file.toString()));
        Notice notice = new Notice(
                desk.words("widget"),
                result.compared() ? Mark.PASSED : Mark.NOTE,
                words.say(result.compared() ? "result.equal" : "result.restored"),
                facts);
        notice.setId(PAGE + "-done");
        result.safetyBackup()
                .map(Path::getParent)
                .ifPresent(folder -> notice.getChildren()
                        .add(Parts.button(
                                PAGE + "-open-folder",
                                words.say("result.open-folder"),
                                Feather.FOLDER,
                                () -> desk.desktop().open(folder))));
        getChildren().add(notice);
        addList(
                "refused",
                words.say("result.refused"),
                result.refused().stream().map(desk::say).toList());
        addList("warnings", words.say("result.warnings"), warnings);
        Label next = Parts.text("");
        next.setId(PAGE + "-next");
        Live.in(next, restored).subscribe(state -> next.setText(next(state)));
        getChildren().add(Parts.panel(words.say("next"), next));
    }

    private String next(State restored) {
        if (restored == null) {
            return words.say("looking");
        } else if (restored instanceof State.Known known) {
            return words.say("next.known", known.range());
        } else if (restored instanceof State.Unfinished unfinished) {
            return words.say("next.unfinished", unfinished.target().toString());
        }
        return words.say(restored instanceof State.Between ? "next.between" : "next.other");
    }

    private void addList(String thing, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            Notice notice = new Notice(desk.words("widget"), Mark.WARNING, title);
            notice.setId(PAGE + "-" + thing);
            lines.stream().distinct().forEach(line -> notice.getChildren().add(Parts.text(desk.translate(line))));
            getChildren().add(notice);
        }
    }
}
