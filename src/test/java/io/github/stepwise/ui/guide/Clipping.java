package io.github.stepwise.ui.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/** Finds what cannot be seen or read as a whole, though it is meant to be. */
final class Clipping {
    /** Sizes are rounded to whole pixels at every level. */
    private static final double ROUNDING = 1.5;

    /** Three rows of a list. */
    private static final double ENOUGH = 120;

    private final List<String> found = new ArrayList<>();

    private Clipping() {}

    /**
     * @param root laid out
     * @return a sentence for each, in the order of the nodes
     */
    static List<String> in(Parent root) {
        Clipping clipping = new Clipping();
        clipping.visit(root, root.localToScene(root.getLayoutBounds()));
        return clipping.found;
    }

    /** Whether a node is in the part of a scrolling page that is seen: wholly, but for a list a good part is enough. */
    static boolean isInView(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (isViewport(parent) && parent.getParent() instanceof ScrollPane) {
                Bounds seen = parent.localToScene(parent.getLayoutBounds());
                Bounds place = node.localToScene(node.getLayoutBounds());
                double height = Math.min(place.getMaxY(), seen.getMaxY()) - Math.max(place.getMinY(), seen.getMinY());
                return height >= Math.min(place.getHeight() - ROUNDING, ENOUGH);
            }
        }
        return true;
    }

    /** @param seen what of the scene can be seen of a node here, if one scrolls down far enough; only its width counts */
    private void visit(Parent parent, Bounds seen) {
        Bounds inner = isViewport(parent) ? parent.localToScene(parent.getLayoutBounds()) : seen;
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.getLayoutBounds().isEmpty()) {
                continue;
            }
            checkPlace(parent, child, inner);
            if (child instanceof Labeled labeled) {
                checkText(labeled);
            } else if (child instanceof TextField field) {
                checkPrompt(field);
            } else if (child instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                found.add("scrolls sideways: " + name(bar.getParent()));
            }
            if (child instanceof Parent further) {
                visit(further, inner);
            }
        }
    }

    private void checkPlace(Parent parent, Node child, Bounds seen) {
        Bounds place = child.localToScene(child.getLayoutBounds());
        if (place.getMinX() < seen.getMinX() - ROUNDING || place.getMaxX() > seen.getMaxX() + ROUNDING) {
            found.add(name(child) + " is beyond the side: " + span(place) + " of " + span(seen));
        } else if (parent instanceof Pane && child.isManaged() && !scrolls(parent)) {
            Bounds room = parent.localToScene(parent.getLayoutBounds());
            if (place.getMinY() < room.getMinY() - ROUNDING
                    || place.getMaxY() > room.getMaxY() + ROUNDING
                    || place.getMinX() < room.getMinX() - ROUNDING
                    || place.getMaxX() > room.getMaxX() + ROUNDING) {
                found.add(name(child) + " sticks out of " + name(parent) + ": " + area(place) + " of " + area(room));
            }
        }
    }

    /** The viewport of a scrolling page, or what is moved in it. */
    private static boolean scrolls(Parent parent) {
        return isViewport(parent) || parent.getParent() != null && isViewport(parent.getParent());
    }

    private static boolean isViewport(Parent parent) {
        return parent.getStyleClass().contains("viewport");
    }

    private void checkText(Labeled labeled) {
        String whole = labeled.getText();
        if (whole == null || whole.isBlank()) {
            return;
        }
        texts(labeled).forEach(text -> {
            String wanted = labeled.isMnemonicParsing() ? whole.replaceFirst("_", "") : whole;
            if (!plain(text.getText()).equals(plain(wanted)) && !isToldByTooltip(labeled)) {
                found.add(name(labeled) + " shows only \"" + text.getText() + "\" of \"" + whole + "\"");
            }
        });
    }

    /** Of a control with a skin of its own kind the text is in its title, or in a label that is met by itself. */
    private static Stream<Text> texts(Labeled labeled) {
        Stream<Node> parts = labeled.getChildrenUnmodifiable().stream();
        if (labeled instanceof TitledPane) {
            parts = labeled.lookupAll(".title").stream()
                    .filter(title -> title.getParent() == labeled)
                    .flatMap(title -> ((Parent) title).getChildrenUnmodifiable().stream());
        }
        return parts.filter(part -> part.isVisible() && part.getStyleClass().contains("text"))
                .filter(Text.class::isInstance)
                .map(Text.class::cast);
    }

    private static boolean isToldByTooltip(Labeled labeled) {
        for (Parent node = labeled; node != null; node = node.getParent()) {
            if (node instanceof Control control
                    && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText())) {
                return true;
            }
        }
        return false;
    }

    private void checkPrompt(TextField field) {
        if (field.getText() != null && !field.getText().isEmpty()
                || field.getPromptText().isEmpty()) {
            return;
        }
        Text text = new Text(field.getPromptText());
        text.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        if (text.getLayoutBounds().getWidth() > room + ROUNDING) {
            found.add(name(field) + " cuts its prompt \"" + field.getPromptText() + "\"");
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String span(Bounds bounds) {
        return Math.round(bounds.getMinX()) + "–" + Math.round(bounds.getMaxX());
    }

    private static String area(Bounds bounds) {
        return span(bounds) + " × " + Math.round(bounds.getMinY()) + "–" + Math.round(bounds.getMaxY());
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
        String id = node.getId() == null ? "" : "#" + node.getId();
        String home = node.getId() != null || node.getParent() == null ? "" : " in " + nearestId(node.getParent());
        return node.getClass().getSimpleName() + id + node.getStyleClass() + text + home;
    }

    private static String nearestId(Node node) {
        for (Node next = node; next != null; next = next.getParent()) {
            if (next.getId() != null) {
                return "#" + next.getId();
            }
        }
        return "the window";
    }
}
