/**
 * Input validation for all requests (size of the body, control characters, strict JSON), and public paths in responses, with the
 * prefix of the gateway. Without it, large bodies fill the memory, control characters reach the database, and links in responses
 * work only without the gateway.
 */
@NullMarked
package shop.bobbin.chassis.web;

import org.jspecify.annotations.NullMarked;
