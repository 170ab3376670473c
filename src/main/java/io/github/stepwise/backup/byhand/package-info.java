/** What a backup holds for somebody who restores it without Stepwise: scripts, statements, and how to use them. */
package io.github.stepwise.backup.byhand;
