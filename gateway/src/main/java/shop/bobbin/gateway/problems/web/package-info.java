/** Turns whatever went wrong into the problem that the caller gets. */
@NullMarked
package shop.bobbin.gateway.problems.web;

import org.jspecify.annotations.NullMarked;
