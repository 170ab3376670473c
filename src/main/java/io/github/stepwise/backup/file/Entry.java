package io.github.stepwise.backup.file;

/**
 * A part of the file as it is stored, compressed and encrypted.
 *
 * @param bytes stored
 * @param sha256 of these bytes, 64 hexadecimal digits
 */
public record Entry(String name, long bytes, String sha256) {}
