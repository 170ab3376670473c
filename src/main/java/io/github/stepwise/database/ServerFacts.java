package io.github.stepwise.database;

import java.time.Duration;
import java.util.Optional;

/**
 * What a test of a connection found.
 *
 * @param version of the server, or of the SQLite library
 * @param latency of one question and its answer, the median of several
 * @param encryption protocol and cipher in the server's words; empty when the connection is not encrypted, and for SQLite
 */
public record ServerFacts(ServerVersion version, Duration latency, Optional<String> encryption) {}
