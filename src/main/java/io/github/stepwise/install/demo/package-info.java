/** A database to try Stepwise on: invented people, alerts and webhooks, with everything that an upgrade changes in it. */
package io.github.stepwise.install.demo;
