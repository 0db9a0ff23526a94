/** Tests of the backing services: what a restart and a crash keep, who may connect where. */
@NullMarked
package shop.bobbin.backing;

import org.jspecify.annotations.NullMarked;
