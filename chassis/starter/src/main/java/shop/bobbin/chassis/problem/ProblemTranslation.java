package shop.bobbin.chassis.problem;

import java.util.Optional;

/** Knows the meaning of failures that another part of the system throws; a bean for each part that is there. */
@FunctionalInterface
public interface ProblemTranslation {

    /** Empty when the failure is not of the kind that this one knows. */
    Optional<ProblemException> translate(Exception failure);
}
