/** Tests of the whole gateway, over HTTP, with WireMock services. */
@NullMarked
package shop.bobbin.gateway;

import org.jspecify.annotations.NullMarked;
