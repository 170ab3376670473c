package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Steps;
import io.github.stepwise.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a change that the live schema does not show yet. */
final class PendingSteps {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    private PendingSteps() {}

    /**
     * @param before the catalog's schema before the change, materialized
     * @param after the catalog's schema after it, materialized
     * @param types native type of a logical one
     */
    static List<Step> of(
            Change change, Schema before, Schema after, Schema live, Function<Type.Logical, Type.Native> types) {
        List<Step> steps = new ArrayList<>();
        if (change instanceof Change.WidenColumn widen) {
            Type.Native wanted = types.apply(widen.type());
            Optional<Type> now = live.table(widen.table())
                    .flatMap(table -> table.column(widen.column()))
                    .map(Column::type);
            if (now.isPresent() && isShorter(now.get(), wanted)) {
                Steps.widen(live, widen.table(), widen.column(), wanted).ifPresent(steps::add);
            }
            return steps;
        }
        for (Step step : Steps.of(change, before, after)) {
            if (step instanceof Step.DropTable drop && !step.isDoneIn(live)) {
                steps.addAll(keysTo(drop.table(), live));
            }
            if (!step.isDoneIn(live)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Foreign keys that would keep a table from being dropped: left-overs that the catalog does not know. */
    private static List<Step> keysTo(String target, Schema live) {
        List<Step> steps = new ArrayList<>();
        live.tables().values().stream()
                .filter(table -> !table.name().equals(target))
                .forEach(table -> table.foreignKeys().stream()
                        .filter(key -> key.targetTable().equals(target))
                        .forEach(key -> steps.add(new Step.DropForeignKey(table.name(), key))));
        return steps;
    }

    private static boolean isShorter(Type now, Type.Native wanted) {
        return length(now) < length(wanted);
    }

    /** Text without a length holds everything. */
    private static int length(Type type) {
        Matcher matcher = LENGTH.matcher(type.toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }
}
