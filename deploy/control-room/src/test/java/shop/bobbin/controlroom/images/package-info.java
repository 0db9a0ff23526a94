/** Tests of what the images are built with. */
@NullMarked
package shop.bobbin.controlroom.images;

import org.jspecify.annotations.NullMarked;
