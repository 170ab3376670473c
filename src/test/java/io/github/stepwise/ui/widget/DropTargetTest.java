package io.github.stepwise.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.ui.testing.Drops;
import io.github.stepwise.ui.testing.UiTest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropTargetTest extends UiTest {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final List<String> dropped = new ArrayList<>();
    private Label marked;
    private VBox page;
    private ScrollPane around;

    @BeforeEach
    void show() {
        marked = new Label("here");
        page = new VBox(marked);
        DropTarget.on(page, marked, file -> dropped.add("file " + file), text -> dropped.add("text " + text));
        interact(() -> {
            around = Parts.scrolling(page);
            ((BorderPane) shell().getChildrenUnmodifiable().get(0)).setCenter(around);
        });
    }

    private DragEvent send(Node target, EventType<DragEvent> type, ClipboardContent content) {
        DragEvent[] sent = new DragEvent[1];
        interact(() -> {
            sent[0] = Drops.send(target, type, content);
        });
        return sent[0];
    }

    @Test
    void takesTheFirstFileOnThePageAndBelowIt() {
        assertThat(send(page, DragEvent.DRAG_DROPPED, Drops.files("/a/oncall.db", "/b"))
                        .isDropCompleted())
                .isTrue();
        send(around, DragEvent.DRAG_DROPPED, Drops.files("/c"));
        assertThat(dropped).containsExactly("file " + new File("/a/oncall.db"), "file " + new File("/c"));
    }

    @Test
    void takesText() {
        ClipboardContent content = new ClipboardContent();
        content.putString("jdbc:mysql://db/oncall");
        send(page, DragEvent.DRAG_DROPPED, content);
        assertThat(dropped).containsExactly("text jdbc:mysql://db/oncall");
    }

    @Test
    void leavesAloneWhatItCannotUse() {
        ClipboardContent content = new ClipboardContent();
        content.putHtml("<b>bold</b>");
        send(page, DragEvent.DRAG_OVER, content);
        assertThat(marked.getPseudoClassStates()).doesNotContain(DROPPING);
        assertThat(send(page, DragEvent.DRAG_DROPPED, content).isDropCompleted())
                .isFalse();
        assertThat(dropped).isEmpty();
    }
}
