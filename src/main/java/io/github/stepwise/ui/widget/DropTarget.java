package io.github.stepwise.ui.widget;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets files and texts be dropped on a page; what is marked has the pseudo-class {@code dropping} while one hovers. */
public final class DropTarget {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Node marked;
    private final Consumer<Path> file;
    private final Consumer<String> text;

    private DropTarget(Node marked, Consumer<Path> file, Consumer<String> text) {
        this.marked = marked;
        this.file = file;
        this.text = text;
    }

    /**
     * Makes a page a target, with the room below it as far as the window goes.
     *
     * @param page the view of a page
     * @param marked what shows that something may be dropped
     * @param file what is done with a file or a folder; the first one if several are dropped
     */
    public static void on(Node page, Node marked, Consumer<Path> file) {
        on(page, marked, file, null);
    }

    /**
     * The same for a page that takes text, too.
     *
     * @param text what is done with it; null if only files are taken
     */
    public static void on(Node page, Node marked, Consumer<Path> file, Consumer<String> text) {
        DropTarget target = new DropTarget(marked, file, text);
        target.listen(page);
        page.sceneProperty().addListener((property, old, scene) -> {
            if (scene != null) {
                target.listen(around(page));
            }
        });
    }

    /** The pane that scrolls the page; the page itself where there is none. */
    private static Node around(Node page) {
        for (Parent parent = page.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane) {
                return parent;
            }
        }
        return page;
    }

    private void listen(Node node) {
        node.setOnDragOver(event -> {
            if (isWelcome(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                mark(true);
            }
            event.consume();
        });
        node.setOnDragExited(event -> mark(false));
        node.setOnDragDropped(this::drop);
    }

    private boolean isWelcome(Dragboard board) {
        return board.hasFiles() || text != null && board.hasString();
    }

    private void drop(DragEvent event) {
        mark(false);
        Dragboard board = event.getDragboard();
        List<File> files = board.getFiles();
        event.setDropCompleted(isWelcome(board));
        event.consume();
        if (files != null && !files.isEmpty()) {
            file.accept(files.get(0).toPath());
        } else if (isWelcome(board)) {
            text.accept(board.getString());
        }
    }

    private void mark(boolean dropping) {
        marked.pseudoClassStateChanged(DROPPING, dropping);
    }
}
