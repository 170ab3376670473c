package io.github.stepwise.upgrade;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;

/** Tells the changes of a migration apart, in the same way in every run of the program. */
final class ChangeDigest {
    private ChangeDigest() {}

    static String of(Change change, Engine engine) {
        return Journal.digest(change.getClass().getSimpleName() + " " + change.table() + " " + rest(change, engine));
    }

    /** Never a map's own text: its order changes from run to run. */
    private static String rest(Change change, Engine engine) {
        if (change instanceof Change.UpdateRows rows) {
            return rows.sql().get(engine);
        } else if (change instanceof Change.ConvertRows rows) {
            return rows.using();
        } else if (change instanceof Change.CreateTable) {
            return "";
        } else if (change instanceof Change.AddColumn add) {
            return add.column().name();
        } else if (change instanceof Change.WidenColumn widen) {
            return widen.column();
        } else if (change instanceof Change.AddUniqueExpression add) {
            return add.name();
        }
        return change.toString();
    }
}
