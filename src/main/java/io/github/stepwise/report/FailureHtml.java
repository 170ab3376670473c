package io.github.stepwise.report;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.upgrade.UpgradeFailure;
import java.util.List;
import java.util.Optional;

/** Why a run failed, as a card: what happened, whether data is safe, what to do, and the details behind a fold. */
final class FailureHtml {
    private final Html html;
    private final Texts texts;

    FailureHtml(Html html, Texts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(UpgradeFailure failure, List<String> next) {
        html.open("section", "class", "card");
        html.element("h2", texts.say("failure.happened"));
        html.element("p", texts.translated(failure.sentence()), "class", "lines");
        html.element("h2", texts.say("failure.data")).open("p");
        html.badge(failure.dataSafe() ? "ok" : "warn", texts.say(failure.dataSafe() ? "safe" : "unsafe"));
        html.text(texts.translated(failure.safety())).close();
        html.element("h2", texts.say("next")).open("ol");
        next.forEach(step -> html.element("li", step));
        html.close();
        details(failure);
        html.close();
    }

    private void details(UpgradeFailure failure) {
        html.open("details").element("summary", texts.say("failure.details")).open("dl", "class", "facts");
        fact("failure.release", failure.release().map(Object::toString), false);
        fact("failure.migration", failure.migration(), true);
        fact("failure.statement", failure.statement().map(texts::translated).map(String::strip), true);
        fact("failure.server", failure.problem().map(DatabaseProblem::serverText), true);
        fact("failure.sqlstate", failure.problem().map(DatabaseProblem::sqlState), true);
        html.close();
        if (!failure.differences().isEmpty()) {
            html.element("h3", texts.say("failure.differences")).open("ul");
            failure.differences().forEach(difference -> html.element("li", texts.translated(difference)));
            html.close();
        }
        html.close();
    }

    private void fact(String key, Optional<String> value, boolean code) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> {
            html.element("dt", texts.say(key)).open("dd");
            if (code) {
                html.element("code", text, "class", "lines");
            } else {
                html.text(text);
            }
            html.close();
        });
    }
}
