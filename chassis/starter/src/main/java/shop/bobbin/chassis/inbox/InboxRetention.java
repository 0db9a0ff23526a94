package shop.bobbin.chassis.inbox;

import java.time.Duration;
import shop.bobbin.chassis.jobs.RecurringJob;

/** Deletes from the inbox what is older than any event that can still be delivered again. */
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
        int forgotten;
        do {
            forgotten = inbox.forgetOlderThan(keep);
        } while (forgotten == Inbox.MOST_AT_ONCE);
    }
}
