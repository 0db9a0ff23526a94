/** System tests of the whole shop, through the gateway only, with a final check of its databases and topics. */
@NullMarked
package shop.bobbin.controlroom.system;

import org.jspecify.annotations.NullMarked;
