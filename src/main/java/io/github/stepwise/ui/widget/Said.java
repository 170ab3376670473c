package io.github.stepwise.ui.widget;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.words.Phrase;

/** Says phrases of the engine, whose arguments may be sentences of the catalog in English. */
public final class Said {
    private Said() {}

    /** The phrase in the present language, with its arguments too as far as there are words for them. */
    public static String in(Desk desk, Phrase phrase) {
        return desk.say(translated(desk, phrase));
    }

    private static Phrase translated(Desk desk, Phrase phrase) {
        return new Phrase(
                phrase.book(),
                phrase.key(),
                phrase.arguments().stream()
                        .map(argument -> argument instanceof String text
                                ? desk.translate(text)
                                : argument instanceof Phrase inner ? translated(desk, inner) : argument)
                        .toList());
    }
}
