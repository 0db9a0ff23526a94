/**
 * The common part of each service's OpenAPI document: its title, and the schemas of value records. Without it the documents
 * describe Java classes instead of the JSON that clients receive.
 */
@NullMarked
package shop.bobbin.chassis.openapi;

import org.jspecify.annotations.NullMarked;
