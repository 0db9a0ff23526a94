/** Tests of the backing services: data after restarts and crashes, access to databases, provisioning. */
@NullMarked
package shop.bobbin.backing;

import org.jspecify.annotations.NullMarked;
