/**
 * Everything Stepwise knows about the releases of OnCall: one file per release that changes the database, read into
 * {@link io.github.stepwise.catalog.Catalog}. Schemas, fresh installs, postconditions and risks are all derived from it.
 */
package io.github.stepwise.catalog;
