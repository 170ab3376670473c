package io.github.stepwise.ui;

import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.words.Phrase;

/** What an upgrade has left before a flow was opened, for pages that change nothing themselves. */
final class LeftBehind {
    static final Closing HALFWAY = new Closing(Closing.Kind.SAFE, Phrase.of("upgrade", "closing.between"));

    static final Closing RESTED = new Closing(Closing.Kind.SAFE, Phrase.of("upgrade", "closing.rested"));

    private LeftBehind() {}

    /** As far as is known before the database is looked at; a file is upgraded as a copy. */
    static Closing by(LeftoverRun run) {
        if (run.restsAt() != null) {
            return RESTED;
        }
        return run.connection().file() == null ? HALFWAY : Closing.SAFE;
    }

    /** @param before what holds until the database has been looked at */
    static Closing in(UpgradeCase upgrade, Closing before) {
        if (upgrade.inspection().get() == null) {
            return before;
        } else if (upgrade.inspection().get().state() instanceof State.Unfinished unfinished) {
            return unfinished.database() instanceof State.Known ? RESTED : HALFWAY;
        }
        return Closing.SAFE;
    }
}
