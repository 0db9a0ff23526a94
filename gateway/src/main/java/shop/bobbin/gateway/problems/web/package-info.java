/** Maps exceptions to problem responses. */
@NullMarked
package shop.bobbin.gateway.problems.web;

import org.jspecify.annotations.NullMarked;
