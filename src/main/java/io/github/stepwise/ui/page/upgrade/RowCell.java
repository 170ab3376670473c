package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.page.upgrade.RunRow.Standing;
import io.github.stepwise.ui.widget.Mark;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** A stop or a migration: icon and word, title, and how far it is. Its nodes are made once and filled anew. */
final class RowCell extends ListCell<RunLine> {
    /** All rows are equally high, so that the list makes only those that are seen. */
    static final double HEIGHT = 48;

    private static final PseudoClass STOP = PseudoClass.getPseudoClass("stop");

    private final RowWords words;
    private final FontIcon icon = Mark.PENDING.icon();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label standing = new Label();
    private final Label time = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox box;
    private Subscription shown = Subscription.EMPTY;
    private Standing standingShown;

    RowCell(RowWords words) {
        this.words = words;
        detail.getStyleClass().add("muted");
        time.getStyleClass().add("muted");
        title.getStyleClass().add("run-row-title");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        detail.setMinWidth(0);
        VBox left = new VBox(title, detail);
        left.setMinWidth(0);
        left.setAlignment(Pos.CENTER_LEFT);
        VBox right = new VBox(standing, time);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(left, Priority.ALWAYS);
        box = new HBox(10, icon, left, right);
        box.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("run-row");
        // No wider than the list: long titles end in an ellipsis and are told by the tooltip, and there is no sideways
        // scrolling.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RunLine line, boolean empty) {
        super.updateItem(line, empty);
        shown.unsubscribe();
        standingShown = null;
        if (empty || line == null) {
            shown = Subscription.EMPTY;
            pseudoClassStateChanged(STOP, false);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
        } else {
            setGraphic(box);
            setTooltip(whole);
            shown = line.row().subscribe(this::show);
        }
    }

    private void show(RunRow row) {
        pseudoClassStateChanged(STOP, row instanceof RunRow.Stop);
        title.setText(words.title(row));
        detail.setText(words.detail(row));
        whole.setText(title.getText() + System.lineSeparator() + detail.getText());
        standing.setText(words.standing(row));
        String took = words.time(row);
        time.setText(took);
        time.setManaged(!took.isEmpty());
        setAccessibleText(words.spoken(row));
        if (standingShown != row.standing()) {
            row.standing().mark().show(icon);
            // Screen readers hear when a migration begins and ends, not every statement.
            if (standingShown != null && isSelected()) {
                notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
            standingShown = row.standing();
        }
    }
}
