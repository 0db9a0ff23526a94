/** The HTTP API of the recommendations. It has reads only; all are public, except those for one customer. */
@NullMarked
package shop.bobbin.recommendation.similarity.web;

import org.jspecify.annotations.NullMarked;
