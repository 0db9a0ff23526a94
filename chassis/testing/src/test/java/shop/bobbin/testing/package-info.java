/** Tests of the test support: each check can fail, and a service runs with its backing services. */
@NullMarked
package shop.bobbin.testing;

import org.jspecify.annotations.NullMarked;
