package shop.bobbin.catalog.products.web;

import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/** A version as an entity tag, and back. */
final class VersionTag {

    private VersionTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** @param ifMatch the header; null or {@code *} = any version */
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException notOneOfOurs) {
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED, "If-Match names no version of this product.");
        }
    }
}
