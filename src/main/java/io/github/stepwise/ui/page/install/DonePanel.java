package io.github.stepwise.ui.page.install;

import io.github.stepwise.database.Secret;
import io.github.stepwise.install.Installed;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was made. */
final class DonePanel extends VBox {
    DonePanel(Desk desk, Words words, InstallModel model) {
        Installed installed = model.install().installed().get();
        Words widget = desk.words("widget");
        String time = new Amounts(widget).time(model.elapsed().get());
        String title = words.say(
                "done.title",
                Connections.name(installed.connection()),
                installed.release().toString());
        String text = words.say("done.text", installed.tables(), installed.migrations(), time);
        Notice done = new Notice(widget, Mark.PASSED, title, Parts.text(text));
        done.setId("install-done");
        Outcome.of(done, title + " " + text);
        setSpacing(12);
        getChildren().add(done);
        if (installed.userCreated()) {
            Secret password = installed.connection().password();
            getChildren()
                    .add(new Notice(
                            widget,
                            Mark.WARNING,
                            words.say("done.password", installed.connection().user()),
                            Parts.text(words.say("done.password.text")),
                            Parts.button("install-copy-password", words.say("done.password.copy"), Feather.COPY, () -> {
                                desk.desktop().copy(password.reveal());
                                model.passwordKept().set(true);
                            })));
        }
        getChildren().add(Parts.text(words.say("done.next"), "muted"));
    }
}
