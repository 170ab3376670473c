/** Encryption of a backup's entries in the age format, version 1, which the {@code age} program opens too. */
package io.github.stepwise.backup.age;
