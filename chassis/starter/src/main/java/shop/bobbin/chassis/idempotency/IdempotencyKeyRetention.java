package shop.bobbin.chassis.idempotency;

import java.time.Duration;
import shop.bobbin.chassis.jobs.RecurringJob;

/** Job that deletes expired idempotency keys with their responses. */
class IdempotencyKeyRetention implements RecurringJob {

    private final IdempotencyKeys keys;
    private final IdempotencySettings settings;

    IdempotencyKeyRetention(IdempotencyKeys keys, IdempotencySettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public Duration pause() {
        return settings.purgeEvery();
    }

    @Override
    public void run() {
        int deleted;
        do {
            deleted = keys.deleteOlderThan(settings.keep());
        } while (deleted == IdempotencyKeys.DELETE_BATCH);
    }
}
