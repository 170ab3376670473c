package io.github.stepwise.backup.engine;

/**
 * A column as its values stand in the file. Generated columns are not among them: the server computes those again.
 *
 * @param name unquoted
 */
public record Column(String name, Encoding encoding) {

    /** How a value is written. */
    public enum Encoding {
        /** As the server writes it. */
        TEXT,
        /** Its bytes in hexadecimal digits. */
        HEX,
        /** An unsigned integer that stands for bits. */
        BITS
    }
}
