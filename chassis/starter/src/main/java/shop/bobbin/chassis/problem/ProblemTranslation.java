package shop.bobbin.chassis.problem;

import java.util.Optional;

/** Translates the exceptions of another package or library to problems; {@link ProblemHandler} uses each bean of this type. */
@FunctionalInterface
public interface ProblemTranslation {

    /** Empty for exceptions that this translation does not cover. */
    Optional<ProblemException> translate(Exception failure);
}
