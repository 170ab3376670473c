/** Where the database is: a form, ways to fill it, and a test of exactly what will be used. */
package io.github.stepwise.ui.page.connect;
