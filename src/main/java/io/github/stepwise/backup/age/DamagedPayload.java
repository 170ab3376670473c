package io.github.stepwise.backup.age;

import java.io.IOException;

/** Encrypted data is not what was written: changed, or cut off. */
public final class DamagedPayload extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedPayload(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
