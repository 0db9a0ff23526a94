/**
 * What every test of a service gets: the service on real backing services ({@link shop.bobbin.testing.RunningService}),
 * tokens, events on real topics, samples and schemas of events, the committed OpenAPI document, and the house style as
 * rules.
 */
@NullMarked
package shop.bobbin.testing;

import org.jspecify.annotations.NullMarked;
