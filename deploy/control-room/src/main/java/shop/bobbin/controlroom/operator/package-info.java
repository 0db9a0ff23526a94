/**
 * What operators ask of the services themselves, behind the gateway's back and with a token of their own: which events are
 * parked, to try these again, to build a copy anew.
 */
@NullMarked
package shop.bobbin.controlroom.operator;

import org.jspecify.annotations.NullMarked;
