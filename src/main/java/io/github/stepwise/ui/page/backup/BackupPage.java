package io.github.stepwise.ui.page.backup;

import io.github.stepwise.ui.backup.BackupMaking;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** Before an upgrade: a backup that is proven, or the admin's word that there is one. */
public final class BackupPage extends Page {
    private static final Next MAKE = Next.action(Phrase.of("backup", "make"));

    private final Desk desk;
    private final BackupModel model;

    public BackupPage(Desk desk, UpgradeCase upgrade) {
        super("backup");
        this.desk = desk;
        this.model = new BackupModel(desk, upgrade);
        BackupMaking making = model.making();
        continuable().bind(Bindings.when(model.toMake()).then(making.possible()).otherwise(model.decided()));
        returnable().bind(making.task().running().not());
        nextAction().bind(Bindings.when(model.toMake()).then(MAKE).otherwise(Next.PAGE));
        closingRule().bind(making.closing());
    }

    @Override
    public Node view() {
        Words words = desk.words("backup");
        return Parts.page(words.say("title"), words.say("intro"), new BackupView(desk, model));
    }

    @Override
    public void enter() {
        model.enter();
    }

    @Override
    public CompletionStage<Boolean> leave() {
        return CompletableFuture.completedFuture(model.goOn());
    }

    @Override
    public void close() {
        model.making().close();
    }
}
