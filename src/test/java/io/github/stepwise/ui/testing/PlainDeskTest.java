package io.github.stepwise.ui.testing;

import io.github.stepwise.ui.desk.UpgradeCase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the models of an upgrade's pages have in common: a desk without a window, and an upgrade. */
public abstract class PlainDeskTest {
    @TempDir
    protected Path folder;

    protected final UpgradeCase upgrade = new UpgradeCase();
    protected PlainDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new PlainDesk(folder);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }
}
