/** How to get from the state of a database to a release: which migrations, in which order, at what risk. */
package io.github.stepwise.plan;
