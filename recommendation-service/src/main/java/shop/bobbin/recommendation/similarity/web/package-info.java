/** The HTTP face of the recommendations: reads only, public but for a customer's own. */
@NullMarked
package shop.bobbin.recommendation.similarity.web;

import org.jspecify.annotations.NullMarked;
