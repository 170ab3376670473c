package io.github.stepwise.upgrade;

/** Ends a run that was asked to stop. */
final class CancelRequested extends Exception {
    private static final long serialVersionUID = 1L;

    CancelRequested() {
        super("the run was asked to stop");
    }
}
