package io.github.stepwise.catalog;

/** A catalog file says something that cannot be: the message begins with file and line. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogException(Place place, String message) {
        super(place + ": " + message);
    }

    CatalogException(Place place, String message, Throwable cause) {
        super(place + ": " + message, cause);
    }
}
