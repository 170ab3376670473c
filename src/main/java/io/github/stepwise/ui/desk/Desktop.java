package io.github.stepwise.ui.desk;

import io.github.stepwise.words.Phrase;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/** What the desktop around the wizard can do; tests bring one that needs no hands. */
public interface Desktop {
    FileChoice files();

    /** Puts a text on the clipboard. */
    void copy(String text);

    /** Opens a file or folder with the program that the desktop has for it. */
    void open(Path file);

    /** Asks in front of everything else. The first answer is the safe one and what Esc means. */
    CompletionStage<Boolean> confirm(Question question);

    /**
     * Asked before something that cannot be undone.
     *
     * @param yes what the button that does it is called, a verb
     * @param no what the safe button is called
     */
    record Question(Phrase title, Phrase text, Phrase yes, Phrase no) {}
}
