@NullMarked
package shop.bobbin.catalog.seeding;

import org.jspecify.annotations.NullMarked;
