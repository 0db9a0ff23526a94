package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.ProblemTranslation;
import shop.bobbin.chassis.telemetry.OutageLog;

/** The problems that stand for failures of the database. */
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
                    CommonProblem.CONFLICT, "Somebody else has just changed this. Read it again and retry."));
        }
        if (DatabaseFailures.isOutage(failure)) {
            outage.failed(NestedExceptionUtils.getMostSpecificCause(failure));
            return Optional.of(ProblemException.unavailable("Please try again in a moment.", RETRY_AFTER));
        }
        return Optional.empty();
    }
}
