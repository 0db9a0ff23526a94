/**
 * Test support for all services: integration tests with real backing services ({@link
 * shop.bobbin.testing.RunningService}), access tokens, events on real topics, event contracts, the committed OpenAPI
 * document, and architecture rules.
 */
@NullMarked
package shop.bobbin.testing;

import org.jspecify.annotations.NullMarked;
