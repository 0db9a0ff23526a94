package shop.bobbin.chassis.openapi;

import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import shop.bobbin.chassis.security.CurrentCustomer;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(OpenApiCustomizer.class)
class OpenApiAutoConfiguration {

    /** Not a request parameter: its value comes from the access token. */
    static {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(CurrentCustomer.class);
    }

    @Bean
    ValueRecordSchemas valueRecordSchemas() {
        return new ValueRecordSchemas();
    }

    @Bean
    OpenApiCustomizer documentInfo(@Value("${spring.application.name}") String application) {
        return document -> document.setInfo(new Info().title(application).version("v1"));
    }
}
