/**
 * Secrets of one checkout, made once and kept where only their owner can read them: the keys that sign tokens and the
 * passwords of the databases.
 */
@NullMarked
package shop.bobbin.controlroom.keys;

import org.jspecify.annotations.NullMarked;
