/** A service of one path, to try the test support on. */
@NullMarked
package shop.bobbin.testing.sample;

import org.jspecify.annotations.NullMarked;
