package io.github.stepwise.backup.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import io.github.stepwise.database.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

/** Wraps a file key with a passphrase; no other recipient may stand beside it in a header. */
final class ScryptWriter implements RecipientStanzaWriter {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secret passphrase;
    private final int work;

    ScryptWriter(Secret passphrase, int work) {
        this.passphrase = passphrase;
        this.work = work;
    }

    @Override
    public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey) throws GeneralSecurityException {
        byte[] salt = new byte[Scrypt.SALT];
        RANDOM.nextBytes(salt);
        byte[] wrapped = new FileKeyEncryptorFactory()
                .newFileKeyEncryptor()
                .getEncryptedFileKey(fileKey, Scrypt.wrapKey(passphrase, salt, work))
                .getEncoded();
        return List.of(new Stanza(CanonicalBase64.getEncoder().encodeToString(salt), Integer.toString(work), wrapped));
    }

    /** What the header says about the passphrase. */
    private static final class Stanza implements RecipientStanza {
        private final String salt;
        private final String work;
        private final byte[] wrapped;

        Stanza(String salt, String work, byte[] wrapped) {
            this.salt = salt;
            this.work = work;
            this.wrapped = wrapped;
        }

        @Override
        public String getType() {
            return Scrypt.STANZA;
        }

        @Override
        public List<String> getArguments() {
            return List.of(salt, work);
        }

        @Override
        public byte[] getBody() {
            return wrapped.clone();
        }
    }
}
