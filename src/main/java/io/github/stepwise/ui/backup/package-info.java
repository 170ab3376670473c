/** What the pages share that make a backup, check one or bring one back. */
package io.github.stepwise.ui.backup;
