/** Fresh databases of any release, what the admin has to set up around them, and a database to try Stepwise on. */
package io.github.stepwise.install;
