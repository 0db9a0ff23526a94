/** A service with one endpoint, for testing the test support. */
@NullMarked
package shop.bobbin.testing.sample;

import org.jspecify.annotations.NullMarked;
