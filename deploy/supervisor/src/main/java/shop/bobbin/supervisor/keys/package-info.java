/**
 * The secrets of a shop, in files that only their owner can read: the keys that sign tokens, their rotation, and the
 * passwords of the databases.
 */
@NullMarked
package shop.bobbin.supervisor.keys;

import org.jspecify.annotations.NullMarked;
