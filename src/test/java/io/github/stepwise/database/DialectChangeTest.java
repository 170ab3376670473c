package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.testing.Servers;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of change, on every engine, on a table with rows. */
class DialectChangeTest {

    private static final SharedSketches SKETCHES = new SharedSketches();

    static Stream<Arguments> cases() {
        return Servers.available().stream()
                .flatMap(engine -> ChangeCases.of(engine).stream().map(test -> Arguments.of(engine, test)));
    }

    /** MySQL and MariaDB commit each statement, so that a run can die between any two. */
    static Stream<Arguments> interruptible() {
        return cases().filter(arguments -> ((Engine) arguments.get()[0]).isMySqlFamily())
                .flatMap(arguments -> {
                    Engine engine = (Engine) arguments.get()[0];
                    ChangeCase test = (ChangeCase) arguments.get()[1];
                    return IntStream.range(
                                    1,
                                    Fixture.of(engine, test)
                                            .expectedStatements()
                                            .size())
                            .mapToObj(done -> Arguments.of(engine, test, done));
                });
    }

    @AfterAll
    static void close() throws SQLException {
        SKETCHES.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void leavesTheFoldedSchemaAndTheRows(Engine engine, ChangeCase test) throws SQLException {
        Fixture fixture = Fixture.of(engine, test);
        LiveSketch sketch = fixture.prepared();
        sketch.run(fixture.statements(sketch.live()));
        fixture.assertDone(sketch);
        assertThat(fixture.statements(sketch.live())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} after {2}")
    @MethodSource("interruptible")
    void isCompletedAfterAnInterruption(Engine engine, ChangeCase test, int done) throws SQLException {
        Fixture fixture = Fixture.of(engine, test);
        LiveSketch sketch = fixture.prepared();
        sketch.run(fixture.statements(sketch.live()).subList(0, done));
        sketch.run(fixture.statements(sketch.live()));
        fixture.assertDone(sketch);
    }

    private record Fixture(Dialect dialect, Fold fold, ChangeCase test, Schema before, Schema after) {
        static Fixture of(Engine engine, ChangeCase test) {
            Fold fold = new Fold(engine, Generation.SERIAL);
            Schema before = Sketch.schema(engine);
            for (Change change : test.preparation()) {
                before = fold.apply(change, before);
            }
            return new Fixture(Dialect.of(engine), fold, test, before, fold.apply(test.change(), before));
        }

        List<DdlStatement> expectedStatements() {
            return statements(dialect.materialize(before));
        }

        List<DdlStatement> statements(Schema live) {
            return dialect.statements(test.change(), before, after, live);
        }

        LiveSketch prepared() throws SQLException {
            LiveSketch sketch = SKETCHES.fresh(dialect.engine());
            Schema schema = Sketch.schema(dialect.engine());
            for (Change change : test.preparation()) {
                Schema next = fold.apply(change, schema);
                sketch.run(dialect.statements(change, schema, next, sketch.live()));
                schema = next;
            }
            return sketch;
        }

        void assertDone(LiveSketch sketch) throws SQLException {
            sketch.assertHolds(after);
            List<String> answer = sketch.column(test.query());
            if (test.answer() != null) {
                assertThat(answer).isEqualTo(test.answer());
            }
        }
    }
}
