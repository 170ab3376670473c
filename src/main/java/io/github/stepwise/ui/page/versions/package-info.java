/** Which release the database is at, and which one it is to have. */
package io.github.stepwise.ui.page.versions;
