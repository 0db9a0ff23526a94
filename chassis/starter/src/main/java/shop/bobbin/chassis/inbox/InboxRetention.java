package shop.bobbin.chassis.inbox;

import java.time.Duration;
import shop.bobbin.chassis.jobs.RecurringJob;

/** Job that deletes old ids from the inbox. */
class InboxRetention implements RecurringJob {

    private final Inbox inbox;
    private final Duration keep;

    InboxRetention(Inbox inbox, Duration keep) {
        this.inbox = inbox;
        this.keep = keep;
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int deleted;
        do {
            deleted = inbox.deleteOlderThan(keep);
        } while (deleted == Inbox.DELETE_BATCH);
    }
}
