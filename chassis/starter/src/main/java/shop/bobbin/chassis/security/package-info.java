/**
 * Access tokens (JWT) verified by each service itself, and the rules of who may call what. Nothing is trusted because of a
 * header that somebody in front has set.
 */
@NullMarked
package shop.bobbin.chassis.security;

import org.jspecify.annotations.NullMarked;
