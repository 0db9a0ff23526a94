package shop.bobbin.wishlist.alerts.web;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param pollInterval how often an instance with open event streams polls for new alerts */
@Validated
@ConfigurationProperties("bobbin.alerts")
record AlertPollerSettings(
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration pollInterval) {}
