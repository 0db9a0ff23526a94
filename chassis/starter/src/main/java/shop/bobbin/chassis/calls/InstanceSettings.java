package shop.bobbin.chassis.calls;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param refresh interval between two look-ups of a service's name */
@Validated
@ConfigurationProperties("bobbin.calls.instances")
record InstanceSettings(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 10)
        Duration refresh) {}
