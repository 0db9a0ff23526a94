/** What every service gets, by Spring Boot auto-configuration; each part takes effect only where it fits. */
@NullMarked
package shop.bobbin.chassis;

import org.jspecify.annotations.NullMarked;
