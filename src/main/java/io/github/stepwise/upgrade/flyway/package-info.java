/** The only place that knows Flyway, which keeps the order of migrations and their transactions. */
package io.github.stepwise.upgrade.flyway;
