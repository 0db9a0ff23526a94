package shop.bobbin.catalog.stock.web;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param oldReservationAge open reservations that are older are reported */
@Validated
@ConfigurationProperties("bobbin.stock")
record StockSettings(
        @DefaultValue("30m") @DurationMin(millis = 1) Duration oldReservationAge) {}
