/** The service's OpenAPI document, as far as all services share it. */
@NullMarked
package shop.bobbin.chassis.openapi;

import org.jspecify.annotations.NullMarked;
