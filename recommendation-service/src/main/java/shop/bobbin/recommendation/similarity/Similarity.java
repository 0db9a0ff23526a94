package shop.bobbin.recommendation.similarity;

/**
 * Shrunk cosine similarity of two products: {@code t/sqrt(a*b) * t/(t + shrinkage)}, where {@code t} is their co-occurrence
 * and {@code a}, {@code b} are their totals.
 *
 * <p>The plain cosine of two products that were each bought once, in the same order, is 1: better than that of any pair
 * with a thousand orders. The second factor lowers the score of pairs with little evidence (Koren, "Factor in the
 * Neighbors", 2010). {@code QUALITY.md} has the figures with and without it.
 */
record Similarity(double shrinkage) {

    /**
     * At most 1: the totals may be older than the co-occurrence for a moment, because they are replicated separately, and are
     * then taken to be as large as it.
     */
    double of(double coOccurrence, double total, double otherTotal) {
        if (coOccurrence <= 0) {
            return 0;
        }
        double cosine = coOccurrence / Math.sqrt(Math.max(coOccurrence, total) * Math.max(coOccurrence, otherTotal));
        return cosine * coOccurrence / (coOccurrence + shrinkage);
    }
}
