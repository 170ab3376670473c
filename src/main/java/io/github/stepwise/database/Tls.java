package io.github.stepwise.database;

import java.util.Locale;

/** How far a connection is encrypted and how much of the server's identity is proven, in PostgreSQL's words. */
public enum Tls {
    /** Never encrypted. */
    DISABLE,
    /** Encrypted where the server can, in the clear where it cannot. */
    PREFER,
    /** Encrypted or not at all; the server proves nothing. */
    REQUIRE,
    /** Encrypted, and the server's certificate is signed by one we trust. */
    VERIFY_CA,
    /** As {@link #VERIFY_CA}, and the certificate names the host. */
    VERIFY_FULL;

    /** As PostgreSQL, the command line and files write it, for example {@code verify-full}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when the server has to show a certificate that we trust. */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    /**
     * Reads the words of all drivers: PostgreSQL's, Connector/J's ({@code VERIFY_IDENTITY}) and MariaDB's ({@code trust}).
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Tls of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "disable", "disabled" -> DISABLE;
            case "prefer", "preferred", "allow" -> PREFER;
            case "require", "required", "trust" -> REQUIRE;
            case "verify-ca" -> VERIFY_CA;
            case "verify-full", "verify-identity" -> VERIFY_FULL;
            default ->
                throw new IllegalArgumentException("no such TLS mode: " + text
                        + " (disable, prefer, require, verify-ca and verify-full are known)");
        };
    }
}
