package io.github.stepwise.ui.backup;

import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The making of a backup as it stands: the form, how far it is, or what came of it. */
public final class BackupMakingView extends VBox {
    private final Desk desk;
    private final String page;
    private final BackupMaking making;
    private final Words words;

    /** @param page begins the ids of all nodes: {@code backup-folder}, {@code backup-cancel} */
    public BackupMakingView(Desk desk, String page, BackupMaking making) {
        this.desk = desk;
        this.page = page;
        this.making = making;
        this.words = desk.words("backup");
        setId(page + "-making");
        setSpacing(14);
        Live.in(this, making.phase()).subscribe(now -> show());
        // The database answers while the form is there.
        Live.in(this, making.source()).subscribe(facts -> {
            if (making.isHalfRestored()) {
                show();
            }
        });
    }

    private void show() {
        getChildren().clear();
        switch (making.phase().get()) {
            case FORM -> showForm();
            case RUNNING ->
                getChildren().add(new RunView(desk, page, words.say("running"), making.task(), making.task()::cancel));
            case MADE -> getChildren().add(new MadeView(desk, page, making));
        }
        Reveal.node(this);
    }

    private void showForm() {
        if (making.isHalfRestored()) {
            UnfinishedRestore mark = making.source().get().unfinished().orElseThrow();
            Notice notice = new Notice(
                    desk.words("widget"),
                    Mark.FAILED,
                    words.say("half-restored.title"),
                    Parts.text(words.say("half-restored", mark.file(), mark.started())));
            notice.setId(page + "-half-restored");
            getChildren().add(notice);
            return;
        }
        if (making.failure().get() != null) {
            showFailure(making.failure().get());
        }
        if (!making.gaps().isEmpty()) {
            getChildren().add(new GapsView(desk, page, making.gaps()));
        }
        getChildren().add(new BackupFormView(desk, page, making));
        if (making.made().get() != null) {
            getChildren().add(Parts.button(page + "-keep-made", words.say("keep-made"), making::keepMade));
        }
    }

    private void showFailure(Throwable failure) {
        Optional<Notice> stopped = StoppedNotice.of(desk, "backup", page, failure);
        if (stopped.isPresent()) {
            getChildren().add(stopped.get());
            return;
        }
        Button retry = Parts.button(page + "-retry", words.say("retry"), making::make);
        retry.disableProperty().bind(Live.in(retry, making.possible().not()));
        getChildren().add(new TroubleCard(desk, page + "-trouble", Troubles.of(failure, making.settings()), retry));
    }
}
