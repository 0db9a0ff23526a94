package shop.bobbin.gateway.admission.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param bodyLimit the largest request body; nothing that the shop takes comes near it */
@ConfigurationProperties("bobbin.admission")
record AdmissionSettings(@DefaultValue("64KB") DataSize bodyLimit) {

    AdmissionSettings {
        if (bodyLimit.toBytes() < 1 || bodyLimit.toMegabytes() > 16) {
            throw new IllegalArgumentException("bobbin.admission.body-limit must be between 1B and 16MB, because a body"
                    + " of unknown length is held in memory");
        }
    }
}
