package io.github.stepwise.ui.page.backup;

import io.github.stepwise.ui.backup.BackupMaking;
import io.github.stepwise.ui.backup.MakingWaits;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
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
        ObjectBinding<Waiting> makingWaits = MakingWaits.of(making, "backup");
        waiting()
                .bind(Bindings.createObjectBinding(
                        () -> continuable().get() ? null : findWaiting(makingWaits.get()),
                        continuable(),
                        model.choice(),
                        model.earlier().standing(),
                        makingWaits));
        returnable().bind(making.task().running().not());
        nextAction().bind(Bindings.when(model.toMake()).then(MAKE).otherwise(Next.PAGE));
        closingRule().bind(making.closing());
    }

    /** @param ofMaking what a backup waits for that is to be made */
    private Waiting findWaiting(Waiting ofMaking) {
        return switch (model.choice().get()) {
            case MAKE, HALFWAY -> ofMaking;
            case ORIGINAL -> null;
            case OWN -> waiting("waiting.own", "own");
            case WITHOUT -> waiting("waiting.without", "without");
            case EARLIER ->
                switch (model.earlier().standing().get()) {
                    case SEARCHING, READING, GOOD -> null;
                    case LOCKED -> waiting("waiting.earlier.key", "earlier-key");
                    case DOUBTED -> waiting("waiting.earlier.same", "earlier-same");
                    case NO_WAY_BACK -> waiting("waiting.earlier.before", "earlier-choose");
                    case UNKNOWN, GONE, UNREAD, BAD -> waiting("waiting.earlier", "earlier-choose");
                };
        };
    }

    private static Waiting waiting(String text, String thing) {
        return new Waiting(Phrase.of("backup", text), "backup-" + thing);
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
        model.close();
    }
}
