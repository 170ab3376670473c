package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reads everything in a PostgreSQL database but its rows, on servers from version 12 on: the server writes expressions and
 * definitions itself, the rest is put together from its catalogs. Reading a database that was restored from the statements
 * gives the same statements again.
 */
public final class PostgresSchemaReader {
    private static final String NO_RIGHTS = "42501";

    private final Catalog catalog;
    private final Predicate<Node> kept;

    private PostgresSchemaReader(Catalog catalog, Predicate<Node> kept) {
        this.catalog = catalog;
        this.kept = kept;
    }

    /**
     * Reads the schema of the database as a transaction sees it.
     *
     * @param connection in a transaction that sees one snapshot; settings such as {@code search_path} are changed for this
     *     transaction only
     * @throws BackupFailure if an object cannot be read with the rights at hand; it names the object and the right
     */
    public static PostgresSchema read(Connection connection) throws SQLException, BackupFailure {
        return read(connection, node -> true);
    }

    /** @param kept which statements there shall be; the census tells what is missing then */
    static PostgresSchema read(Connection connection, Predicate<Node> kept) throws SQLException, BackupFailure {
        try {
            return new PostgresSchemaReader(new Catalog(connection), kept).read();
        } catch (SQLException e) {
            if (NO_RIGHTS.equals(e.getSQLState())) {
                throw Rights.refused(e);
            }
            throw e;
        }
    }

    private PostgresSchema read() throws SQLException, BackupFailure {
        Membership membership = Membership.read(catalog);
        Satellites satellites = Satellites.read(catalog);
        SchemaNodes schema = SchemaNodes.read(catalog, membership);
        List<Node> stuck = new ArrayList<>();
        List<Node> nodes = sorted(schema, membership, satellites, stuck);

        Set<ObjectKey> made = new HashSet<>();
        nodes.forEach(node -> made.addAll(node.keys()));
        Predicate<ObjectKey> isMade = key -> made.contains(key) || made.contains(satellites.ownerOf(key));
        List<Ddl> statements = new ArrayList<>(Standards.read(catalog));
        nodes.forEach(node -> statements.addAll(node.ddl()));
        statements.addAll(new Access(catalog, schema, made, isMade).read());

        List<Table> tables = tables(schema.relations());
        List<NotCaptured> notCaptured = new ArrayList<>();
        List<Phrase> warnings = new ArrayList<>(Warnings.read(catalog));
        stuck.forEach(node -> warnings.add(Notes.of("circle", node.object())));
        notCaptured.addAll(Reorderings.of(schema.relations()));
        new ExtensionRows(catalog, tables, notCaptured, warnings).read();
        notCaptured.addAll(new PostgresCensus(catalog, membership)
                .missing(key -> isMade.test(key) || membership.contains(satellites.ownerOf(key))));
        tables.sort(Comparator.comparing(Table::name));
        return new PostgresSchema(statements, notCaptured, tables, warnings);
    }

    private List<Node> sorted(SchemaNodes schema, Membership membership, Satellites satellites, List<Node> stuck)
            throws SQLException {
        List<Dependencies.Link> links = Dependencies.read(catalog);
        UnaryOperator<ObjectKey> owner = key -> {
            ObjectKey found = satellites.ownerOf(key);
            return membership.extensionOf().getOrDefault(found, found);
        };
        Graph graph = new Graph(kept(schema.nodes(Set.of())), links, owner);
        Set<ObjectKey> apart = Circles.apart(graph);
        if (!apart.isEmpty()) {
            graph = new Graph(kept(schema.nodes(apart)), links, owner);
        }
        Circles.announce(graph);
        Circles.postpone(graph);
        return Order.of(graph, stuck);
    }

    private List<Node> kept(List<Node> nodes) {
        return nodes.stream().filter(kept).toList();
    }

    private List<Table> tables(Relations relations) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (Relation relation : relations.all()) {
            if (relation.hasRows()) {
                List<Column> columns = relation.freshColumns().stream()
                        .filter(column -> !column.isGenerated())
                        .map(column -> new Column(column.name(), Column.Encoding.TEXT))
                        .toList();
                tables.add(new Table(relation.name(), columns));
            }
        }
        catalog.forEach("select exists(select from pg_largeobject_metadata)", row -> {
            if (row.getBoolean(1)) {
                List<Column> columns = List.of(
                        new Column("oid", Column.Encoding.TEXT),
                        new Column("pos", Column.Encoding.TEXT),
                        new Column("data", Column.Encoding.TEXT));
                tables.add(new Table(new TableName("pg_catalog", "pg_largeobject"), columns));
            }
        });
        return tables;
    }
}
