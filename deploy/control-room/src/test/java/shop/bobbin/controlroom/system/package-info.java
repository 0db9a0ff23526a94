/** The whole shop as real processes, driven through the gateway only, looked at from the databases and topics at the end. */
@NullMarked
package shop.bobbin.controlroom.system;

import org.jspecify.annotations.NullMarked;
