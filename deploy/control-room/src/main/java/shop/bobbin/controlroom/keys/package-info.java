/**
 * Secrets of one shop, made once and kept where only their owner can read them: the keys that sign tokens, their
 * rotation, and the passwords of the databases.
 */
@NullMarked
package shop.bobbin.controlroom.keys;

import org.jspecify.annotations.NullMarked;
