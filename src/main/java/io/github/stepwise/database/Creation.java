package io.github.stepwise.database;

import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Steps;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the statements that create a whole schema in order: foreign keys come when all tables are there. */
final class Creation {
    private Creation() {}

    /** @param renderer statements for the steps of one table */
    static List<DdlStatement> inOrder(Schema materialized, Function<List<Step>, List<DdlStatement>> renderer) {
        List<DdlStatement> all = materialized.tables().values().stream()
                .map(Steps::create)
                .map(renderer)
                .flatMap(List::stream)
                .toList();
        return Stream.concat(
                        all.stream().filter(statement -> !statement.last()),
                        all.stream().filter(DdlStatement::last))
                .toList();
    }
}
