/**
 * Timeouts of database connections (Nygard, <i>Release It!</i>), the classification of database failures into outages and
 * conflicts, which HTTP problems and the inbox share, and the log of database outages. Without the timeouts, a database that
 * stops without closing its connections blocks each request and each lock for a quarter of an hour.
 */
@NullMarked
package shop.bobbin.chassis.database;

import org.jspecify.annotations.NullMarked;
