package shop.bobbin.catalog.stock.web;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param reservationIsOldAfter from then on it is reported; it is never ended here */
@Validated
@ConfigurationProperties("bobbin.stock")
record StockSettings(
        @DefaultValue("30m") @DurationMin(millis = 1) Duration reservationIsOldAfter) {}
