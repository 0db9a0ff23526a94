/** How a JVM is made to start quickly and stay small: the extracted jar, the flags, the ahead-of-time cache. */
@NullMarked
package shop.bobbin.controlroom.jvm;

import org.jspecify.annotations.NullMarked;
