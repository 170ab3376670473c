/** Backup and restore of MySQL and MariaDB: definitions as the server tells them, rows as LOAD DATA takes them. */
package io.github.stepwise.backup.mysql;
