package shop.bobbin.chassis.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** @param maxBody maximum size of a request body */
@Validated
@ConfigurationProperties("bobbin.web")
record WebSettings(@DefaultValue("64KB") @NotNull DataSize maxBody) {}
