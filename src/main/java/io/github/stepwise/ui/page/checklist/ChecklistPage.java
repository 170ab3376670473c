package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.words.Phrase;
import javafx.scene.Node;

/** What was made, and what the admin has to do around it before OnCall runs. */
public final class ChecklistPage extends Page {
    private final Desk desk;
    private final ChecklistModel model;

    public ChecklistPage(Desk desk, InstallCase install) {
        super("checklist");
        this.desk = desk;
        this.model = new ChecklistModel(desk, install);
        nextAction().set(Next.DONE);
        returnable().set(false);
        closingRule().set(new Closing(Closing.Kind.SAFE, Phrase.of("checklist", "closing")));
    }

    @Override
    public Node view() {
        return new ChecklistView(desk, model).build();
    }
}
