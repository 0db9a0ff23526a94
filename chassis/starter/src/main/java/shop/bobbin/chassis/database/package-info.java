/**
 * What a failure that comes from the database means: told in one place, since the inbox and the problems must agree on it.
 */
@NullMarked
package shop.bobbin.chassis.database;

import org.jspecify.annotations.NullMarked;
