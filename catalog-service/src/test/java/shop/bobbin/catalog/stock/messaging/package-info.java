@NullMarked
package shop.bobbin.catalog.stock.messaging;

import org.jspecify.annotations.NullMarked;
