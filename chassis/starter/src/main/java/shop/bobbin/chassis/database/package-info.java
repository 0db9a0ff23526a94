/**
 * The database: the time limits of its connections, the meaning of its failures (told in one place, since the inbox and the
 * problems must agree on it), and the log of its outages. Without the limits a database that has gone in silence holds each
 * request and each lock for a quarter of an hour.
 */
@NullMarked
package shop.bobbin.chassis.database;

import org.jspecify.annotations.NullMarked;
