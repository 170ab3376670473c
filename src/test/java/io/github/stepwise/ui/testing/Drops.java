package io.github.stepwise.ui.testing;

import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.Constructor;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Dropping. A display in memory knows no dragging between programs, so the events are made here. */
public final class Drops {
    private Drops() {}

    /** What a file manager brings. */
    public static ClipboardContent files(String... names) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(names).stream().map(File::new).toList());
        return content;
    }

    /** Fires an event on a node, on the JavaFX thread; gives it back as the node has left it. */
    public static DragEvent send(Node target, EventType<DragEvent> type, ClipboardContent content) {
        try {
            Constructor<?> constructor = Dragboard.class.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Dragboard board =
                    (Dragboard) constructor.newInstance(Toolkit.getToolkit().createLocalClipboard());
            board.setContent(content);
            DragEvent event = new DragEvent(null, target, type, board, 1, 1, 1, 1, TransferMode.COPY, null, null, null);
            Event.fireEvent(target, event);
            return event;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the dragboard of this JavaFX is another one", e);
        }
    }
}
