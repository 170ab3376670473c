package io.github.stepwise.catalog;

/** Where something stands in the catalog's files, so that an error can be found. */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
