@NullMarked
package shop.bobbin.recommendation.similarity.web;

import org.jspecify.annotations.NullMarked;
