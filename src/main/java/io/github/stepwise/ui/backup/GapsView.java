package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** What the database holds and a backup cannot, each to be accepted by its name. */
final class GapsView extends VBox {
    GapsView(Desk desk, String page, List<Gap> gaps) {
        Words words = desk.words("backup");
        Notice notice = new Notice(
                desk.words("widget"), Mark.WARNING, words.say("gaps.title"), Parts.text(words.say("gaps.intro")));
        notice.setId(page + "-gaps");
        for (int number = 0; number < gaps.size(); number++) {
            Gap gap = gaps.get(number);
            CheckBox accept = new CheckBox(words.say("gaps.accept", gap.object()));
            accept.setId(page + "-accept-" + number);
            accept.setWrapText(true);
            accept.setMnemonicParsing(false);
            accept.selectedProperty().bindBidirectional(gap.accepted());
            notice.getChildren().add(accept);
            if (!gap.reason().isBlank()) {
                notice.getChildren().add(Parts.text(desk.translate(gap.reason()), "muted", "indented"));
            }
        }
        getChildren().add(notice);
    }
}
