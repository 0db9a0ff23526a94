/** Tests of the test support: that each check can fail, and that a service really runs on its backing services. */
@NullMarked
package shop.bobbin.testing;

import org.jspecify.annotations.NullMarked;
