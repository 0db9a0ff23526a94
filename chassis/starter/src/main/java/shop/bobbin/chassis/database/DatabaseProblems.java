package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.ProblemTranslation;
import shop.bobbin.chassis.telemetry.OutageLog;

/** Translates database failures to problems: 409 for a conflict, 503 for an outage. */
class DatabaseProblems implements ProblemTranslation {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final OutageLog outage;

    DatabaseProblems(OutageLog outage) {
        this.outage = outage;
    }

    @Override
    public Optional<ProblemException> translate(Exception failure) {
        if (DatabaseFailures.isConflict(failure)) {
            return Optional.of(new ProblemException(
                    CommonProblem.CONFLICT,
                    "Another request has changed this at the same time. Read it again and retry."));
        }
        if (DatabaseFailures.isOutage(failure)) {
            outage.failed(NestedExceptionUtils.getMostSpecificCause(failure));
            return Optional.of(ProblemException.unavailable("Please try again in a moment.", RETRY_AFTER));
        }
        return Optional.empty();
    }
}
