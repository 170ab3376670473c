package io.github.stepwise.backup.postgres.schema;

/** In which order objects come that do not need each other. */
final class Rank {
    static final int SCHEMA = 0;
    static final int EXTENSION = 1;
    static final int LANGUAGE = 2;
    static final int COLLATION = 3;
    static final int SHELL = 4;
    static final int TYPE = 5;
    static final int ROUTINE = 6;
    static final int AGGREGATE = 7;
    static final int ACCESS_METHOD = 8;
    static final int OPERATOR = 9;
    static final int OPERATOR_FAMILY = 10;
    static final int OPERATOR_CLASS = 11;
    static final int CAST = 12;
    static final int TRANSFORM = 13;
    static final int CONVERSION = 14;
    static final int TEXT_SEARCH = 15;
    static final int FOREIGN = 20;
    static final int SEQUENCE = 21;
    static final int TABLE = 22;
    static final int DEFAULT = 23;
    static final int VIEW_STAND_IN = 24;
    static final int VIEW = 25;
    static final int LARGE_OBJECT = 26;

    static final int KEY = 40;
    static final int INDEX = 41;
    static final int STATISTICS = 42;
    static final int TABLE_TAIL = 43;
    static final int CHECK = 44;
    static final int POSITION = 45;
    static final int ATTACHMENT = 46;
    static final int REFRESH = 47;

    static final int FOREIGN_KEY = 50;
    static final int RULE = 60;
    static final int ROW_SECURITY = 61;
    static final int POLICY = 62;
    static final int TRIGGER = 63;
    static final int TRIGGER_STATE = 64;
    static final int PUBLICATION = 65;
    static final int EXTENSION_DEPENDENCY = 66;

    private Rank() {}
}
