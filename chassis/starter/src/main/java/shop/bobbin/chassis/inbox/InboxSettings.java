package shop.bobbin.chassis.inbox;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param keep how long the ids of handled events are stored */
@Validated
@ConfigurationProperties("bobbin.inbox")
record InboxSettings(
        @DefaultValue("7d") @DurationMin(millis = 1) Duration keep) {}
