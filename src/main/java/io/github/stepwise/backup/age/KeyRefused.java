package io.github.stepwise.backup.age;

import io.github.stepwise.backup.engine.BackupFailure;
import java.security.GeneralSecurityException;

/** Carries the reason why a key did not open a header through the library, which knows only exceptions of its own. */
final class KeyRefused extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    KeyRefused(BackupFailure failure) {
        super(failure.sentence(), failure);
    }

    BackupFailure failure() {
        return (BackupFailure) getCause();
    }
}
