/** A customer journey through the gateway: a smoke test for users, and the training run of the AOT caches. */
@NullMarked
package shop.bobbin.controlroom.journey;

import org.jspecify.annotations.NullMarked;
