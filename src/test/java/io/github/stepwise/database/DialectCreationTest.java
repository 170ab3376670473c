package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialectCreationTest {

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void createsWhatItReadsBack(Engine engine) throws SQLException {
        Schema folded = Sketch.schema(engine);
        try (LiveSketch sketch = LiveSketch.holding(folded, engine)) {
            sketch.assertHolds(folded);
        }
    }

    @Test
    void identityColumnsOnPostgres() throws SQLException {
        Schema folded = Sketch.schema(Engine.POSTGRESQL, Generation.IDENTITY);
        try (LiveSketch sketch = LiveSketch.holding(folded, Engine.POSTGRESQL)) {
            sketch.assertHolds(folded);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void takesRows(Engine engine) throws SQLException {
        Schema folded = Sketch.schema(engine);
        try (LiveSketch sketch = LiveSketch.filled(folded, engine)) {
            assertThat(sketch.column("select zone from note order by id")).isEqualTo(List.of("UTC", "UTC", "UTC"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void anEmptyDatabaseHoldsNothing(Engine engine) throws SQLException {
        try (LiveSketch sketch = LiveSketch.empty(engine)) {
            assertThat(sketch.live()).isEqualTo(Schema.EMPTY);
        }
    }
}
