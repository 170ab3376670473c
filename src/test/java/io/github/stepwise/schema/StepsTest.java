package io.github.stepwise.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Column.Generation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final Fold FOLD = new Fold(Engine.POSTGRESQL, Generation.SERIAL);
    private static final Schema BEFORE = FOLD.apply(
            new Change.CreateTable(
                    "t",
                    List.of(spec("a", "positive-integer", null, null), spec("b", "string(9)", null, null)),
                    List.of(),
                    List.of()),
            Schema.EMPTY);

    private static ColumnSpec spec(String name, String type, String references, String fill) {
        return new ColumnSpec(
                name, Type.parse(type), false, ColumnSpec.Key.NONE, false, false, references, fill, Map.of());
    }

    private static List<Step> steps(Schema before, Change change) {
        return Steps.of(change, before, FOLD.apply(change, before));
    }

    @Test
    void aColumnComesBeforeWhatHangsOnIt() {
        List<Step> steps = steps(BEFORE, new Change.AddColumn("t", spec("c", "bigint", "u", "1")));
        assertThat(steps)
                .extracting(step -> (Object) step.getClass())
                .containsExactly(
                        Step.AddColumn.class, Step.SetDefault.class, Step.AddIndex.class, Step.AddForeignKey.class);
        assertThat(((Step.AddForeignKey) steps.get(3)).withColumn()).isTrue();
    }

    @Test
    void aColumnGoesAfterWhatHangsOnIt() {
        Schema before = FOLD.apply(new Change.AddColumn("t", spec("c", "bigint", "u", "1")), BEFORE);
        assertThat(steps(before, new Change.DropColumn("t", "c", false)))
                .extracting(step -> (Object) step.getClass())
                .containsExactly(Step.DropForeignKey.class, Step.DropIndex.class, Step.DropColumn.class);
    }

    @Test
    void aColumnWithCheckTakesTheCheckAlong() {
        assertThat(steps(BEFORE, new Change.DropColumn("t", "a", false)))
                .containsExactly(new Step.DropColumn("t", "a"));
    }

    @Test
    void whatAChangeDoesNotChangeStaysAsTheLiveColumnHasIt() {
        Step step = steps(BEFORE, new Change.AlterColumn("t", "b", null, true)).get(0);
        Column live = new Column("b", new Type.Native("varchar(99)"), false, "x", Generation.NONE);
        assertThat(((Step.AlterColumn) step).alter(live))
                .isEqualTo(new Column("b", new Type.Native("varchar(99)"), true, "x", Generation.NONE));
    }

    @Test
    void anAlterationThatChangesNothingHasNoSteps() {
        assertThat(steps(BEFORE, new Change.AlterColumn("t", "b", Type.parse("string(9)"), false)))
                .isEmpty();
    }

    @Test
    void aTemporaryDefaultIsNotDoneUntilItIsGone() {
        List<Step> steps = steps(BEFORE, new Change.AddColumn("t", spec("c", "bigint", null, "1")));
        Schema added = FOLD.apply(new Change.AddColumn("t", spec("c", "bigint", null, "1")), BEFORE);
        Schema half = FOLD.apply(new Change.SetDefault("t", "c", "1"), added);
        assertThat(steps).extracting(step -> step.isDoneIn(BEFORE)).containsExactly(false, false);
        assertThat(steps).extracting(step -> step.isDoneIn(half)).containsExactly(true, false);
        assertThat(steps).extracting(step -> step.isDoneIn(added)).containsExactly(true, true);
    }

    @Test
    void rowChangesHaveNoSteps() {
        Change rows = new Change.UpdateRows("t", "", Change.Effect.UPDATE, Map.of(), Map.of(), null);
        assertThat(steps(BEFORE, rows)).isEmpty();
    }
}
