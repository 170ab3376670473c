package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Optional;

/** Tells that a backup, a check or a restore was stopped, as the admin wanted, which is no trouble. */
public final class StoppedNotice {
    private StoppedNotice() {}

    /**
     * The notice, where there is something to tell.
     *
     * @param book has {@code stopped.title} and {@code stopped}
     * @param page begins the notice's id: {@code restore-stopped}
     * @return empty if it ended otherwise
     */
    public static Optional<Notice> of(Desk desk, String book, String page, Throwable failure) {
        boolean stopped = failure instanceof BackupFailure ended && ended.kind() == BackupFailure.Kind.CANCELLED;
        if (!stopped) {
            return Optional.empty();
        }
        Words words = desk.words(book);
        Notice notice = new Notice(
                desk.words("widget"), Mark.NOTE, words.say("stopped.title"), Parts.text(words.say("stopped")));
        notice.setId(page + "-stopped");
        return Optional.of(notice);
    }
}
