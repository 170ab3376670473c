package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Phase;

/** What the scripts say while a phase runs. */
final class Wording {
    private Wording() {}

    static String of(Phase phase) {
        return switch (phase) {
            case PRE_DATA -> "Making the tables ...";
            case POST_DATA -> "Making keys and indexes ...";
            case FOREIGN_KEYS -> "Making foreign keys ...";
            case CODE -> "Making views, routines and triggers ...";
            case ACCESS -> "Setting owners, rights and comments; what the server refuses now is no loss of data ...";
        };
    }
}
