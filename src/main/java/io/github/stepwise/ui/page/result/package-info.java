/** What has become of an upgrade, and what to do now. */
package io.github.stepwise.ui.page.result;
