package io.github.stepwise.check;

import io.github.stepwise.words.Phrase;
import java.util.Locale;

/** What a finding means for the upgrade. */
public enum Severity {
    /** All is as it should be. */
    PASSED,
    /** Nothing is wrong; there is something to know. */
    NOTE,
    /** The upgrade can be begun, but somebody should decide that who has read this. */
    WARNING,
    /** The upgrade would fail or do harm. */
    BLOCKER,
    /** It could not be checked; never a pass. */
    UNKNOWN;

    /** One word for it. */
    public Phrase title() {
        return Phrase.of(Finding.BOOK, "severity." + id());
    }

    /** The same for programs: {@code blocker}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
