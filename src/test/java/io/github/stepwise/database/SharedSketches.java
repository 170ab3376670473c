package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Table;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** One filled {@link LiveSketch} per engine, put back to its beginning for each test: much faster than new databases. */
final class SharedSketches implements AutoCloseable {
    private final Map<Engine, LiveSketch> sketches = new EnumMap<>(Engine.class);

    LiveSketch fresh(Engine engine) throws SQLException {
        LiveSketch sketch = sketches.get(engine);
        if (sketch == null) {
            sketch = LiveSketch.filled(Sketch.schema(engine), engine);
            sketch.connection.setAutoCommit(!engine.hasTransactionalDdl());
            sketches.put(engine, sketch);
        } else if (engine.hasTransactionalDdl()) {
            sketch.connection.rollback();
        } else {
            dropTables(sketch);
            sketch.fill(Sketch.schema(engine));
        }
        return sketch;
    }

    private static void dropTables(LiveSketch sketch) throws SQLException {
        Schema live = sketch.live();
        sketch.execute("set foreign_key_checks = 0");
        for (Table table : live.tables().values()) {
            sketch.execute("drop table " + sketch.dialect.quote(table.name()));
        }
        sketch.execute("set foreign_key_checks = 1");
    }

    @Override
    public void close() throws SQLException {
        for (LiveSketch sketch : sketches.values()) {
            if (!sketch.connection.getAutoCommit()) {
                sketch.connection.rollback();
            }
            sketch.close();
        }
    }
}
