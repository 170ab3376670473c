package io.github.stepwise.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;

/**
 * The certificates of a PEM file as the key store file that Connector/J insists on. It lasts as long as Stepwise runs, since
 * each new connection reads it again.
 */
record TrustStore(Path file) {
    static final String TYPE = "PKCS12";

    /** The format wants one; certificates are public. */
    static final String PASSWORD = "certificates";

    /** @throws SQLException if the file cannot be read or holds no certificate, as a driver would say it */
    static TrustStore of(Path pem) throws SQLException {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + count++, certificate);
            }
            if (count == 0) {
                throw new GeneralSecurityException("no certificate in it");
            }
            Path file = Files.createTempFile("stepwise-trust", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return new TrustStore(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new SQLException("Could not read the certificate file " + pem, "08001", e);
        }
    }

    String url() {
        return file.toUri().toString();
    }
}
