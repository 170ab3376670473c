/** Makes the fresh database. */
package io.github.stepwise.ui.page.install;
