/** Tests of the Dockerfile and the scripts of the images. */
@NullMarked
package shop.bobbin.controlroom.images;

import org.jspecify.annotations.NullMarked;
