/** Sentences in the languages that Stepwise speaks. */
package io.github.stepwise.words;
