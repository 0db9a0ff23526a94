@NullMarked
package shop.bobbin.recommendation.similarity;

import org.jspecify.annotations.NullMarked;
