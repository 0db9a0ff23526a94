package shop.bobbin.gateway.identity.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param scrapers networks from which the metrics may be read without a token */
@ConfigurationProperties("bobbin.access")
record AccessSettings(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> scrapers) {}
