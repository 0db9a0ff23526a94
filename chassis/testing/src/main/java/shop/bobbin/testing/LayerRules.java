package shop.bobbin.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** The three places of a feature: the domain at its root, {@code web} and {@code messaging} below. */
final class LayerRules {

    private static final String[] ADAPTERS = {"shop.bobbin..web..", "shop.bobbin..messaging.."};

    private static final DescribedPredicate<JavaClass> IS_APPLICATION =
            resembles(annotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication"));

    private static final DescribedPredicate<JavaClass> IS_CONFIGURATION =
            resembles(metaAnnotatedWith("org.springframework.context.annotation.Configuration"));

    private static final DescribedPredicate<JavaClass> IS_ADAPTER = IS_CONFIGURATION
            .or(resembles(metaAnnotatedWith("org.springframework.stereotype.Controller")))
            .or(resembles(metaAnnotatedWith("org.springframework.web.bind.annotation.ControllerAdvice")))
            .or(resembles(metaAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")))
            .or(consumesEvents())
            .and(not(IS_APPLICATION));

    static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = noClasses()
            .that(IS_ADAPTER)
            .should()
            .bePublic()
            .allowEmptyShould(true)
            .as("controllers, listeners, configurations and settings are not public");

    static final ArchRule DOMAIN_KNOWS_NO_WIRE = noClasses()
            .that(not(resideInAnyPackage(ADAPTERS)))
            .and(not(IS_CONFIGURATION))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ADAPTERS)
                    .or(resideInAnyPackage(
                            "org.springframework.kafka..",
                            "org.apache.kafka..",
                            "jakarta.servlet..",
                            "shop.bobbin.chassis.inbox.."))
                    // Calling another service is no business of web/, which is where we are called.
                    .or(resideInAPackage("org.springframework.web..")
                            .and(not(resideInAnyPackage(
                                    "org.springframework.web.client..", "org.springframework.web.service..")))
                            .and(not(name("org.springframework.web.util.UriBuilder")))))
            .allowEmptyShould(true)
            .as("the domain depends neither on web and messaging nor on Spring Web and Kafka");

    private LayerRules() {}

    private static DescribedPredicate<JavaClass> consumesEvents() {
        return resideInAPackage("..messaging..")
                .and(DescribedPredicate.describe(
                        "listens to events",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                                .getTargetClass()
                                                .getName()
                                                .equals("shop.bobbin.chassis.inbox.EventHandlers")
                                        || dependency
                                                .getTargetClass()
                                                .getName()
                                                .equals("org.springframework.kafka.annotation.KafkaListener"))));
    }

    private static DescribedPredicate<JavaClass> resembles(DescribedPredicate<? super JavaClass> predicate) {
        return predicate.forSubtype();
    }
}
