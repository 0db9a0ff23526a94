/** What is taken off and put on at the border: headers of the calls that go in and of the answers that come out. */
@NullMarked
package shop.bobbin.gateway.routing.web;

import org.jspecify.annotations.NullMarked;
