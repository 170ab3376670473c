package io.github.stepwise.install;

/** Follows an install; called on the thread that runs it. */
@FunctionalInterface
public interface InstallListener {
    /** Follows nothing. */
    InstallListener NONE = event -> {};

    void on(InstallEvent event);

    /** Asked before every statement; once true, the install ends and takes away what it has made. */
    default boolean isCancelled() {
        return false;
    }
}
