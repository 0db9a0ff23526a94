@NullMarked
package shop.bobbin.recommendation.similarity.messaging;

import org.jspecify.annotations.NullMarked;
