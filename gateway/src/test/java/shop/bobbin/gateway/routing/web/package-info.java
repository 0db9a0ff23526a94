@NullMarked
package shop.bobbin.gateway.routing.web;

import org.jspecify.annotations.NullMarked;
