/** Which release is installed. */
package io.github.stepwise.ui.page.release;
