package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.Installed;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The environment of OnCall's containers as a file. Never holds a password: what only the admin knows is marked above its line. */
final class EnvironmentText {
    private EnvironmentText() {}

    /** @param words the book {@code checklist} */
    static String of(Words words, Installed installed, List<ChecklistItem> items) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + words.say("file.heading", installed.release().toString()));
        for (ChecklistItem item : items) {
            item.variable().ifPresent(variable -> {
                if (variable.secret()) {
                    lines.add("# " + words.say("file.secret"));
                } else if (variable.value().isEmpty()) {
                    lines.add("# " + words.say("file.empty"));
                }
                lines.add(variable.name() + "=" + variable.value());
            });
        }
        return String.join("\n", lines) + "\n";
    }
}
