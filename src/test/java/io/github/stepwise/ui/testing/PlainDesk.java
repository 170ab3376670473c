package io.github.stepwise.ui.testing;

import io.github.stepwise.ui.desk.Desk;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A desk without a window: what comes back from the background is done by the thread of the test, while it waits. */
public final class PlainDesk implements AutoCloseable {
    private final Pump pump = new Pump();
    private final TestDesktop desktop = new TestDesktop();
    private final Desk desk;

    /** @param folder where preferences would be kept */
    public PlainDesk(Path folder) {
        desk = pump.desk(folder, desktop);
    }

    public Desk desk() {
        return desk;
    }

    public TestDesktop desktop() {
        return desktop;
    }

    /** Lets results arrive until something is true. */
    public void until(String what, BooleanSupplier condition) {
        pump.await(what, condition);
    }

    @Override
    public void close() {
        pump.close();
    }
}
