package io.github.stepwise.ui.page.file;

import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.ui.widget.DropTarget;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Opens a backup file, with its key if it is encrypted, and shows what is in it. */
public final class FilePage extends Page {
    private static final Next OPEN = Next.action(Phrase.of("file", "open"));

    private final Desk desk;
    private final boolean forRestore;
    private final FileModel model;

    /** @param forRestore whether it is going to be brought back; otherwise it is only checked */
    public FilePage(Desk desk, ChosenFile chosen, boolean forRestore) {
        super("file");
        this.desk = desk;
        this.forRestore = forRestore;
        this.model = new FileModel(desk.background(), chosen);
        continuable().bind(model.possible());
        waiting().bind(Bindings.createObjectBinding(this::findWaiting, model.possible(), model.look(), model.path()));
        nextAction().bind(model.look().map(look -> look instanceof FileModel.Look.Opened ? Next.PAGE : OPEN));
    }

    /** Opens that file, as if it had been chosen. */
    public void fill(Path file) {
        model.choose(file);
    }

    private Waiting findWaiting() {
        if (model.possible().get() || model.look().get() instanceof FileModel.Look.Opening) {
            return null;
        }
        return model.path().get().isEmpty()
                ? new Waiting(Phrase.of("file", "waiting.path"), "file-path")
                : new Waiting(Phrase.of("file", "waiting.key"), "file-key");
    }

    @Override
    public Node view() {
        Words words = desk.words("file");
        FileView view = new FileView(desk, model);
        VBox page = Parts.page(words.say("title"), words.say(forRestore ? "intro.restore" : "intro.check"), view);
        DropTarget.on(page, view, model::choose);
        return page;
    }

    @Override
    public CompletionStage<Boolean> leave() {
        if (model.isOpen()) {
            return CompletableFuture.completedFuture(true);
        }
        return model.open().thenApply(opened -> false);
    }
}
