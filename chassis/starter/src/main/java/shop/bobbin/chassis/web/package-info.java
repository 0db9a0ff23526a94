/**
 * Limits on what a request may bring: size of the body, control characters, sloppy JSON.
 */
@NullMarked
package shop.bobbin.chassis.web;

import org.jspecify.annotations.NullMarked;
