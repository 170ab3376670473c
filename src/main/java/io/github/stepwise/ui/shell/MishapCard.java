package io.github.stepwise.ui.shell;

import io.github.stepwise.program.ProgramVersion;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tells above the page what failed where nobody had foreseen it, what is known of the databases, and what to do. */
final class MishapCard extends VBox {
    private static final Insets AROUND = new Insets(18, 22, 0, 22);

    private final Desk desk;
    private final Words words;
    private final Mishaps mishaps;
    private final Trouble trouble;
    private final Label saved = Parts.text("", "muted");

    /**
     * @param condition what shape the databases are in
     * @param safe whether they are known to be as they were
     */
    MishapCard(Desk desk, Mishaps mishaps, String condition, boolean safe) {
        this.desk = desk;
        this.words = desk.words("shell");
        this.mishaps = mishaps;
        this.trouble = Troubles.unforeseen(mishaps.shown().get(), condition, safe);
        saved.setId("mishap-saved");
        saved.managedProperty().bind(saved.textProperty().isNotEmpty());
        Button save = Parts.button("mishap-save", words.say("mishap.save"), Feather.SAVE, this::save);
        Button close = Parts.button("mishap-close", words.say("mishap.close"), mishaps::dismiss);
        TroubleCard card = new TroubleCard(desk, "mishap", trouble, save, close);
        card.getChildren().add(saved);
        setPadding(AROUND);
        getChildren().add(card);
    }

    private void save() {
        desk.desktop()
                .files()
                .save(
                        words.say("mishap.save"),
                        Path.of(System.getProperty("user.home", ".")),
                        "stepwise-details.txt",
                        List.of(new FileChoice.Kind(words.say("mishap.kind"), List.of("*.txt"))))
                .ifPresent(this::write);
    }

    private void write(Path file) {
        String text = text();
        desk.background()
                .call(() -> Files.writeString(file, text, StandardCharsets.UTF_8))
                .whenComplete((written, failure) -> saved.setText(
                        failure == null
                                ? words.say("mishap.saved", file.toString())
                                : new TroubleWords(Troubles.of(failure, null), desk.locale()).sentence()));
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add(ProgramVersion.tool() + ", " + Instant.now());
        lines.add("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        lines.add("");
        lines.add(new TroubleWords(trouble, desk.locale()).whole());
        lines.add("");
        lines.addAll(mishaps.traces());
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
