package io.github.stepwise.report;

import io.github.stepwise.catalog.App;
import io.github.stepwise.check.Finding;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The report of a run as a page of its own for a browser: one file that runs nothing and fetches nothing, light or dark as the
 * reader likes, and readable on paper and on a telephone.
 */
public final class RunHtml {
    private static final Resource STYLE = new Resource("report.css");
    private static final Resource SYMBOLS = new Resource("symbols.svg");

    private final RunRecord run;
    private final Texts texts;
    private final Html html = new Html();

    private RunHtml(RunRecord run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** The page, with the sentences of the catalog and the engine in English. */
    public static String of(RunRecord run, Locale language) {
        return of(run, language, UnaryOperator.identity());
    }

    /**
     * The page; of a run that has not ended, what is known so far.
     *
     * @param language Chinese, or else English
     * @param translate puts sentences that the catalog and the engine have in English (titles of migrations, reasons,
     *     conditions, failures, next steps) into that language; what it does not know it gives back as it is
     */
    public static String of(RunRecord run, Locale language, UnaryOperator<String> translate) {
        RunHtml page = new RunHtml(run, new Texts(language, translate));
        page.write();
        return page.html.page();
    }

    private void write() {
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", texts.tag());
        head();
        html.open("body").raw(SYMBOLS.text()).open("main");
        banner();
        Optional<UpgradeFailure> failure = run.result().flatMap(UpgradeResult::failure);
        failure.ifPresent(card -> new FailureHtml(html, texts).write(card, NextSteps.after(run, texts)));
        if (failure.isEmpty()) {
            next();
        }
        facts();
        DataHtml data = new DataHtml(html, texts, run);
        data.figures();
        data.changes();
        new StopsHtml(html, texts, run).write();
        html.element("footer", texts.say("footer", run.subject().stepwise()));
        html.close().close().close();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element(
                "title",
                texts.say("title", run.subject().location(), run.plan().target().toString()));
        html.open("style").raw(STYLE.text()).close();
        html.close();
    }

    private void banner() {
        Optional<UpgradeResult> result = run.result();
        String outcome = RunJson.outcome(run);
        String release = result.filter(end -> end.outcome() == UpgradeResult.Outcome.PAUSED)
                .flatMap(UpgradeResult::reached)
                .orElse(run.plan().target())
                .toString();
        html.open("header", "class", "banner " + outcome);
        html.open("h1").icon(symbol(outcome)).raw(" ");
        html.text(texts.say("outcome." + outcome, release)).close();
        Optional<String> reached = result.flatMap(UpgradeResult::reached).map(Object::toString);
        html.open("p");
        html.badge(reached.isPresent() ? "ok" : "bad", texts.say(reached.isPresent() ? "verified" : "unverified"));
        reached.ifPresent(version -> html.text(texts.say("verified.how", version)));
        html.close();
        if (result.isEmpty()) {
            html.element("p", texts.say("running"));
        } else if (reached.isEmpty()) {
            html.element("p", texts.translated(result.get().conditionText()));
        }
        html.element("p", run.subject().location(), "class", "where");
        html.close();
    }

    private static String symbol(String outcome) {
        return switch (outcome) {
            case "completed" -> "ok";
            case "paused" -> "pause";
            case "failed" -> "bad";
            default -> "warn";
        };
    }

    private void next() {
        List<String> steps = NextSteps.after(run, texts);
        if (!steps.isEmpty()) {
            html.open("section").element("h2", texts.say("next")).open("ol");
            steps.forEach(step -> html.element("li", step));
            html.close().close();
        }
    }

    private void facts() {
        html.open("section").element("h2", texts.say("run"));
        html.open("dl", "class", "facts");
        fact("database", run.subject().location());
        fact("server", run.subject().server());
        fact("from", from(run.plan().from()));
        fact("to", texts.say("oncall", run.plan().target().toString()));
        if (!run.plan().apps().isEmpty()) {
            fact("apps", run.plan().apps().stream().sorted().map(App::label).collect(Collectors.joining(", ")));
        }
        moment("started", run.startedAt());
        if (run.resumed()) {
            fact("resumed", texts.say("resumed.how"));
        }
        run.result().ifPresent(this::result);
        file("backup", run.backup());
        file("half", run.halfUpgradedBackup());
        if (run.isWithoutBackup()) {
            fact("backup", texts.say("backup.none"));
        }
        run.sessions().ifPresent(this::sessions);
        file("original", run.result().flatMap(UpgradeResult::original));
        html.close().close();
    }

    private void result(UpgradeResult result) {
        moment("ended", run.startedAt().plus(result.duration()));
        fact("took", texts.time(result.duration()));
        html.element("dt", texts.say("condition")).open("dd");
        html.element("b", texts.say("condition." + key(result.condition())));
        html.text(texts.translated(result.conditionText())).close();
        boolean known = result.condition() != Condition.UNKNOWN;
        boolean safe = result.failure().map(UpgradeFailure::dataSafe).orElse(known);
        html.element("dt", texts.say("data")).open("dd");
        html.badge(safe ? "ok" : "warn", texts.say(safe ? "safe" : "unsafe"));
        html.text(result.failure()
                        .map(UpgradeFailure::safety)
                        .map(texts::translated)
                        .orElseGet(() -> texts.say("safety." + key(result.condition()))))
                .close();
    }

    private void sessions(Finding found) {
        html.element("dt", texts.say("sessions")).open("dd");
        html.text(texts.said(found.sentence()));
        found.evidence().forEach(session -> html.element("div", session));
        html.close();
    }

    private String from(State.OnCall state) {
        return state instanceof State.Known known
                ? texts.say("oncall", known.range())
                : texts.translated(state.describe());
    }

    private static String key(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void fact(String key, String value) {
        html.element("dt", texts.say(key)).element("dd", value);
    }

    private void moment(String key, Instant moment) {
        html.element("dt", texts.say(key)).open("dd");
        html.element("time", Texts.moment(moment), "datetime", moment.toString())
                .close();
    }

    private void file(String key, Optional<Path> file) {
        file.ifPresent(path -> html.element("dt", texts.say(key))
                .open("dd")
                .element("code", path.toString())
                .close());
    }
}
