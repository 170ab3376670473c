package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.words.Phrase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** What was made, and what the admin has to do around it before OnCall runs. */
public final class ChecklistPage extends Page {
    private static final Closing DONE = new Closing(Closing.Kind.SAFE, Phrase.of("checklist", "closing"));
    private static final Closing PASSWORD = Closing.ask(Phrase.of("install", "closing.password"));
    private static final Desktop.Question LEAVE = new Desktop.Question(
            Phrase.of("shell", "leave.title"),
            PASSWORD.text(),
            Phrase.of("shell", "leave.yes"),
            Phrase.of("shell", "leave.no"));

    private final Desk desk;
    private final ChecklistModel model;

    public ChecklistPage(Desk desk, InstallCase install) {
        super("checklist");
        this.desk = desk;
        this.model = new ChecklistModel(desk, install);
        nextAction().set(Next.DONE);
        returnable().set(false);
        closingRule()
                .bind(Bindings.when(model.hasPasswordToKeep()).then(PASSWORD).otherwise(DONE));
    }

    @Override
    public Node view() {
        return new ChecklistView(desk, model).build();
    }

    /** Done closes the flow, and with it goes a password that nobody has kept. */
    @Override
    public CompletionStage<Boolean> leave() {
        return model.hasPasswordToKeep().get()
                ? desk.desktop().confirm(LEAVE)
                : CompletableFuture.completedFuture(true);
    }
}
