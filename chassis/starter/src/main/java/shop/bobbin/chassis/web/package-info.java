/**
 * Limits on what a request may bring (size of the body, control characters, sloppy JSON), and the paths that an answer
 * gives: as the caller sees them, behind the gateway or not.
 */
@NullMarked
package shop.bobbin.chassis.web;

import org.jspecify.annotations.NullMarked;
