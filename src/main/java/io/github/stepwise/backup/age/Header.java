package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyReader;
import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;

/** Opens the header of encrypted data, which tells at once whether a key fits. */
final class Header {
    /** More than any header that Stepwise or {@code age} write; what of it is payload goes back. */
    private static final int LARGEST = 64 * 1024;

    private static final String INTRO = "age-encryption.org/v1\n";

    private Header() {}

    /**
     * Reads the header.
     *
     * @param key whoever knows a key; for its reasons it throws {@link KeyRefused}
     */
    static AgeInputStream open(InputStream source, RecipientStanzaReader key) throws IOException, BackupFailure {
        PushbackInputStream rest = new PushbackInputStream(source, LARGEST);
        ByteBuffer head = ByteBuffer.wrap(rest.readNBytes(LARGEST));
        if (!starts(head.array())) {
            throw BackupFailure.of(
                    BackupFailure.Kind.DAMAGED,
                    "This is not encrypted in the age format, or its beginning was changed.");
        }
        try {
            AgeInputStream opened =
                    new AgeInputStream(rest, new StandardPayloadKeyReader().getPayloadKey(head, List.of(key)));
            rest.unread(head.array(), head.position(), head.remaining());
            return opened;
        } catch (KeyRefused e) {
            throw e.failure();
        } catch (GeneralSecurityException | RuntimeException e) {
            // The reader of headers runs over the end of a cut one, in unchecked exceptions of several kinds.
            throw BackupFailure.of(
                            BackupFailure.Kind.DAMAGED,
                            "The header of the encrypted data is not what was written.",
                            "Take another copy of the file.")
                    .causedBy(e);
        }
    }

    private static boolean starts(byte[] head) {
        if (head.length < INTRO.length()) {
            return false;
        }
        for (int i = 0; i < INTRO.length(); i++) {
            if (head[i] != INTRO.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
