package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.ProblemTranslation;

/** What a caller is told when the database has refused. */
class DatabaseProblems implements ProblemTranslation {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    public Optional<ProblemException> translate(Exception failure) {
        if (DatabaseFailures.isConflict(failure)) {
            return Optional.of(new ProblemException(
                    CommonProblem.CONFLICT, "Somebody else has just changed this. Read it again and retry."));
        }
        if (DatabaseFailures.isOutage(failure)) {
            log.warn("The database cannot be reached: {}", failure.getMessage());
            return Optional.of(ProblemException.unavailable("Please try again in a moment.", RETRY_AFTER));
        }
        return Optional.empty();
    }
}
