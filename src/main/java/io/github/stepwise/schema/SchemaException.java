package io.github.stepwise.schema;

/** A change that cannot be applied to a schema: its table or column is not there, or is there already. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }
}
