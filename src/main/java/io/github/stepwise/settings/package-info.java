/**
 * What Stepwise remembers between two runs, and what OnCall's own configuration tells about its database. Passwords are read
 * here but never written.
 */
package io.github.stepwise.settings;
