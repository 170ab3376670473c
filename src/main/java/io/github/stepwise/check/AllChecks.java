package io.github.stepwise.check;

import java.util.List;

/** Every check that there is. */
final class AllChecks {
    private AllChecks() {}

    /** What matters most comes first; what is slow, last. */
    static List<Check> inOrder() {
        return List.of(
                new ServerCheck(),
                new WritableCheck(),
                new DatabaseCheck(),
                new SchemasCheck(),
                new RecordsCheck(),
                new DriftCheck(),
                new OwnObjectsCheck(),
                new RightsCheck(),
                new LockCheck(),
                new SessionsCheck(),
                new TransactionsCheck(),
                new ReplicationCheck(),
                new ClusterCheck(),
                new StorageEngineCheck(),
                new PrimaryKeysCheck(),
                new EncodingCheck(),
                new CollationCheck(),
                new IntegrityCheck(),
                new PlanCheck(),
                new DataCheck(),
                new BigTablesCheck(),
                new SecretKeyCheck(),
                new SpaceCheck(),
                new ServerSpaceCheck(),
                new LatencyCheck(),
                new ClockCheck());
    }
}
