package io.github.stepwise.ui.page.result;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an admin does after a run, the first thing first. */
final class Steps {
    private final Desk desk;
    private final ResultModel model;
    private final Words words;

    Steps(Desk desk, ResultModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("result");
    }

    List<Step> list() {
        List<Step> steps = new ArrayList<>();
        UpgradeResult result = model.result();
        switch (result.outcome()) {
            case COMPLETED, PAUSED -> start(steps);
            case CANCELLED, FAILED -> later(steps, result.condition());
        }
        return steps;
    }

    /** What has to be looked at before OnCall is started: settings that changed between the releases. */
    List<Step> settings() {
        if (model.result().reached().isEmpty()) {
            return List.of();
        }
        return model.crossed().stream()
                .filter(one -> one.hazard().settings())
                .map(one -> Step.of(
                        "hazard-" + one.hazard().id(),
                        words.say(
                                "step.setting",
                                one.release().toString(),
                                desk.translate(one.hazard().text()))))
                .toList();
    }

    private void start(List<Step> steps) {
        String release = model.release().toString();
        steps.add(Step.of("stopped", words.say("step.stopped")));
        steps.add(new Step("image", words.say("step.image", release), Optional.of("grafana/oncall:v" + release)));
        steps.add(new Step(
                "plugin",
                words.say("step.plugin", release),
                Optional.of("grafana cli plugins install grafana-oncall-app " + release)));
        steps.add(Step.of("alert", words.say("step.alert")));
        model.result()
                .original()
                .ifPresent(file -> steps.add(Step.of("original", words.say("step.original", file.toString()))));
        model.run().backup().ifPresent(file -> steps.add(Step.of("backup", words.say("step.backup", file.toString()))));
    }

    private void later(List<Step> steps, Condition condition) {
        if (condition == Condition.UNCHANGED) {
            steps.add(Step.of("old", words.say("step.old")));
            steps.add(Step.of("again", words.say("step.again")));
            return;
        }
        steps.add(Step.of("off", words.say("step.off")));
        steps.add(Step.of("resume", words.say("step.resume", model.release().toString())));
        SavedBackup backup = model.upgradeCase().backup().get();
        Optional<String> file =
                backup == null ? Optional.empty() : backup.file().map(Object::toString);
        steps.add(Step.of(
                "restore",
                file.map(name -> words.say("step.restore", name)).orElseGet(() -> words.say("step.restore-own"))));
    }
}
