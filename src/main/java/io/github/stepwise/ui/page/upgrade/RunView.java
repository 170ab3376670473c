package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.words.Words;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A run while it goes on and after it has ended. */
final class RunView {
    private static final int ROWS_SHOWN = 6;
    private static final int ROWS_ABOVE = 2;

    private final Desk desk;
    private final UpgradeModel model;
    private final EndView end;
    private final ProgressPanel progress;
    private final ListView<RunLine> list;
    private final CheckBox follow;
    private final DetailsView details;
    private final VBox node;
    private Subscription selected = Subscription.EMPTY;
    private int followed = -1;

    RunView(Desk desk, UpgradeModel model, EndView end) {
        this.desk = desk;
        this.model = model;
        this.end = end;
        Words words = desk.words("upgrade");
        progress = new ProgressPanel(desk, model);
        details = new DetailsView(desk, model);
        list = list(words);
        follow = new CheckBox(words.say("follow"));
        follow.setId("upgrade-follow");
        follow.setSelected(true);
        follow.setWrapText(true);
        String title = words.say(
                "run.title",
                Connections.name(model.settings()),
                model.run().plan().target().toString());
        node = Parts.page(title, "", end.node(), progress, list, follow, details);
    }

    private ListView<RunLine> list(Words words) {
        ListView<RunLine> view = new ListView<>(model.run().lines());
        RowWords rowWords = new RowWords(desk);
        view.setId("upgrade-list");
        view.setAccessibleText(words.say("list"));
        view.setFixedCellSize(RowCell.HEIGHT);
        view.setCellFactory(unused -> new RowCell(rowWords));
        view.setMinHeight(RowCell.HEIGHT * ROWS_SHOWN);
        view.setPrefHeight(RowCell.HEIGHT * ROWS_SHOWN);
        view.getStyleClass().addAll("run-list", "focus-first");
        // Whoever looks around is not to be taken back to the current row.
        view.addEventFilter(ScrollEvent.SCROLL, event -> follow.setSelected(false));
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isNavigationKey()) {
                follow.setSelected(false);
            }
        });
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> follow.setSelected(false));
        return view;
    }

    Node node() {
        return node;
    }

    /** The run has come to another phase: what there is to do now gets the focus, and is in view. */
    void moved(Phase phase) {
        end.show();
        if (phase != Phase.STARTING && !end.focus()) {
            list.requestFocus();
        }
        Reveal.node(node);
    }

    Subscription tie() {
        return Subscription.combine(
                progress.tie(),
                end.tie(),
                model.run().head().subscribe(this::follow),
                model.run().sql().subscribe(now -> details.showSql()),
                follow.selectedProperty()
                        .subscribe(now -> follow(model.run().head().get())),
                list.getSelectionModel().selectedItemProperty().subscribe(this::select),
                () -> selected.unsubscribe());
    }

    private void follow(Head head) {
        if (!follow.isSelected()) {
            followed = -1;
        } else if (head.current() >= 0 && head.current() != followed) {
            followed = head.current();
            int last = model.run().lines().size() - 1;
            boolean nearTheEnd = followed - ROWS_ABOVE + ROWS_SHOWN > last;
            list.scrollTo(nearTheEnd ? last : Math.max(0, followed - ROWS_ABOVE));
        }
    }

    private void select(RunLine line) {
        selected.unsubscribe();
        if (line == null) {
            details.show(null);
        } else {
            details.show(line.row().get());
            selected = line.row().subscribe(details::update);
        }
    }
}
