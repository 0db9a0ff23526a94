/**
 * Operator actions through the services' actuators, without the gateway and with an operator's token: count dead
 * letters, replay them, rebuild a replica.
 */
@NullMarked
package shop.bobbin.controlroom.operator;

import org.jspecify.annotations.NullMarked;
