/**
 * Initial data: the seed catalog of an empty database, and generated products for load tests.
 */
@NullMarked
package shop.bobbin.catalog.seeding;

import org.jspecify.annotations.NullMarked;
