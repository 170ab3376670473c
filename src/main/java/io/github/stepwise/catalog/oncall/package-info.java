/**
 * The changes of rows that SQL cannot express, as {@link io.github.stepwise.catalog.oncall.RowChange}: encryption, random
 * keys, JSON in text columns and the names of time zones. Catalog files name the classes in {@code convertRows}.
 */
package io.github.stepwise.catalog.oncall;
