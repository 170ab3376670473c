/**
 * Backups: {@link io.github.stepwise.backup.Backup} makes one, {@link io.github.stepwise.backup.Verification} proves it, {@link
 * io.github.stepwise.backup.Restore} brings it back.
 */
package io.github.stepwise.backup;
