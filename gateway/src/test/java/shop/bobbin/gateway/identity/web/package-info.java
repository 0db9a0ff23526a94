@NullMarked
package shop.bobbin.gateway.identity.web;

import org.jspecify.annotations.NullMarked;
