/**
 * The shop whose processes are containers that somebody else starts and stops: gives them what they need before they
 * start, and tells which of them run.
 */
@NullMarked
package shop.bobbin.controlroom.containers;

import org.jspecify.annotations.NullMarked;
