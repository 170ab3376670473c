package io.github.stepwise.ui.page.save;

import io.github.stepwise.ui.backup.BackupMaking;
import io.github.stepwise.ui.backup.BackupMakingView;
import io.github.stepwise.ui.backup.MakingWaits;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Makes a backup of a database, and nothing else. */
public final class SavePage extends Page {
    private static final Next MAKE = Next.action(Phrase.of("backup", "make"));

    private final Desk desk;
    private final Connected connected;
    private final BackupMaking making;

    public SavePage(Desk desk, Connected connected) {
        super("save");
        this.desk = desk;
        this.connected = connected;
        this.making = new BackupMaking(desk);
        var made = making.phase().isEqualTo(BackupMaking.Phase.MADE);
        continuable().bind(making.possible().or(making.settled()));
        waiting().bind(MakingWaits.of(making, "save"));
        returnable().bind(making.task().running().not());
        nextAction().bind(Bindings.when(made).then(Next.DONE).otherwise(MAKE));
        closingRule().bind(making.closing());
    }

    @Override
    public Node view() {
        Words words = desk.words("save");
        String name = Connections.name(connected.require());
        return Parts.page(words.say("title", name), words.say("intro"), new BackupMakingView(desk, id(), making));
    }

    @Override
    public void enter() {
        making.about(connected.require(), "");
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (making.settled().get()) {
            return CompletableFuture.completedFuture(true);
        }
        making.make();
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public void close() {
        making.close();
    }
}
