package io.github.stepwise.plan;

import io.github.stepwise.schema.Change;
import io.github.stepwise.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Tells what each way costs. */
final class Losses {
    private Losses() {}

    /** What a plan deletes and drops, in its order. */
    static Stream<Loss> ofUpgrade(Plan plan) {
        return plan.migrations().stream()
                .flatMap(migration -> migration.risks().stream()
                        .filter(risk -> risk.kind().compareTo(Risk.Kind.DELETES_ROWS) >= 0)
                        .map(risk -> new Loss(
                                sentence(migration, risk), risk.rows(), Way.UPGRADE, isLeftover(migration, risk))));
    }

    /** Everything that there is: settings can be made again, what has happened cannot. */
    static Stream<Loss> ofFresh(Holdings holdings) {
        return Stream.of(holdings.settings(), holdings.history())
                .flatMap(List::stream)
                .map(holding -> new Loss(
                        Phrase.of(Adviser.BOOK, holding.what().key().replace("holding.", "fresh.")),
                        OptionalLong.of(holding.rows()),
                        Way.FRESH,
                        false));
    }

    private static boolean isLeftover(PlannedMigration migration, Risk risk) {
        return Leftovers.has(risk.table())
                || column(migration, risk)
                        .filter(column -> Leftovers.has(risk.table() + "." + column))
                        .isPresent();
    }

    private static Phrase sentence(PlannedMigration migration, Risk risk) {
        String release = migration.release().toString();
        if (risk.kind() == Risk.Kind.DELETES_ROWS) {
            return Phrase.of(Adviser.BOOK, "upgrade.deletes", risk.table(), release, risk.text());
        }
        String title = migration.title();
        return column(migration, risk)
                .map(column -> Phrase.of(Adviser.BOOK, "upgrade.drops-column", risk.table(), release, title, column))
                .or(() -> table(migration, risk)
                        .map(table -> Phrase.of(Adviser.BOOK, "upgrade.drops-table", table, release, title)))
                .orElseGet(() -> Phrase.of(Adviser.BOOK, "upgrade.drops", risk.table(), release, title, risk.text()));
    }

    private static Optional<String> table(PlannedMigration migration, Risk risk) {
        return migration.changes().stream()
                .filter(change ->
                        change instanceof Change.DropTable && change.table().equals(risk.table()))
                .map(Change::table)
                .findFirst();
    }

    /** The column that a risk is about; none if it is about the whole table. */
    private static Optional<String> column(PlannedMigration migration, Risk risk) {
        return migration.changes().stream()
                .filter(Change.DropColumn.class::isInstance)
                .map(Change.DropColumn.class::cast)
                .filter(drop -> drop.table().equals(risk.table())
                        && List.of(risk.text().split(" ")).contains(drop.column()))
                .map(Change.DropColumn::column)
                .findFirst();
    }
}
