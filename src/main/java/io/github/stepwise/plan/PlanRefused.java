package io.github.stepwise.plan;

/** There is no safe way from this database to the wanted release. The message says why, the next step what can be done. */
public final class PlanRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String nextStep;

    public PlanRefused(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    /** What the admin can do instead, in words. */
    public String nextStep() {
        return nextStep;
    }
}
