package io.github.stepwise.ui.page.versions;

import io.github.stepwise.schema.Difference;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** Tells where the structure of a database is not what OnCall's migrations leave. */
final class DriftPanel {
    private final Desk desk;
    private final Words words;

    DriftPanel(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /** @param drift not empty */
    Node build(List<Difference> drift) {
        long names = drift.stream()
                .filter(difference -> difference.kind() == Difference.Kind.OTHER_NAME)
                .count();
        boolean onlyNames = names == drift.size();
        Mark mark = onlyNames ? Mark.NOTE : Mark.WARNING;
        String title = onlyNames ? words.say("drift.names", names) : words.say("drift.title", drift.size() - names);
        String list = drift.stream()
                .map(difference -> desk.translate(difference.toString()))
                .collect(Collectors.joining("\n"));
        Notice notice = new Notice(
                desk.words("widget"),
                mark,
                title,
                Parts.text(words.say(onlyNames ? "drift.names.text" : "drift.text")),
                new Fold("versions-drift-list", words.say("drift.list", drift.size()), Parts.text(list, "monospace")));
        notice.setId("versions-drift");
        return notice;
    }
}
