package io.github.stepwise.cli;

import java.io.Console;

/** Asks the person in front of the terminal. */
interface Keyboard {

    /** The line that was typed; null when the input has ended. */
    String ask(String question);

    /** As {@link #ask}, without showing what is typed. */
    char[] askHidden(String question);

    static Keyboard of(Console console) {
        return new Keyboard() {
            @Override
            public String ask(String question) {
                return console.readLine("%s", question);
            }

            @Override
            public char[] askHidden(String question) {
                return console.readPassword("%s", question);
            }
        };
    }
}
