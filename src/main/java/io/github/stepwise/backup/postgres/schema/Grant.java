package io.github.stepwise.backup.postgres.schema;

/**
 * A right on an object.
 *
 * @param grantor as SQL writes it
 * @param grantee as SQL writes it; {@code PUBLIC} for everybody
 * @param privilege for example {@code SELECT}
 * @param grantable whether the grantee may pass it on
 */
record Grant(String grantor, String grantee, String privilege, boolean grantable) {}
