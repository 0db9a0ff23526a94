package shop.bobbin.recommendation.similarity;

/**
 * Cosine of two items over all signals, shrunk where evidence is thin: {@code t/sqrt(a*b) * t/(t + shrinkage)}.
 *
 * <p>The plain cosine of two products that were each bought once, in the same order, is 1, better than that of any
 * pair with a thousand orders behind it; the second factor takes such accidents back (Koren, "Factor in the
 * Neighbors", 2010). {@code QUALITY.md} has the figures with and without it.
 */
record Similarity(double shrinkage) {

    /** Totals may trail the pair's count for a moment, because they travel apart: never above 1. */
    double of(double together, double totalOfOne, double totalOfOther) {
        if (together <= 0) {
            return 0;
        }
        double cosine = together / Math.sqrt(Math.max(together, totalOfOne) * Math.max(together, totalOfOther));
        return cosine * together / (together + shrinkage);
    }
}
