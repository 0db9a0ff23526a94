package shop.bobbin.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Rules on the layers of a feature: the domain in the root package, adapters in {@code web}, {@code client}, {@code messaging}. */
final class LayerRules {

    private static final String[] ADAPTERS = {"shop.bobbin..web..", "shop.bobbin..client..", "shop.bobbin..messaging.."
    };

    /** By name: this module does not depend on the starter. */
    private static final Set<String> LISTENER_TYPES =
            Set.of("shop.bobbin.chassis.events.EventHandlers", "org.springframework.kafka.annotation.KafkaListener");

    private static final DescribedPredicate<JavaClass> IS_APPLICATION =
            forClasses(annotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication"));

    private static final DescribedPredicate<JavaClass> IS_CONFIGURATION =
            forClasses(metaAnnotatedWith("org.springframework.context.annotation.Configuration"));

    private static final DescribedPredicate<JavaClass> IS_ADAPTER = IS_CONFIGURATION
            .or(forClasses(metaAnnotatedWith("org.springframework.stereotype.Controller")))
            .or(forClasses(metaAnnotatedWith("org.springframework.web.bind.annotation.ControllerAdvice")))
            .or(forClasses(metaAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")))
            .or(isEventListener())
            .and(not(IS_APPLICATION));

    static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = noClasses()
            .that(IS_ADAPTER)
            .should()
            .bePublic()
            .allowEmptyShould(true)
            .as("controllers, event listeners, configurations and settings are package-private");

    static final ArchRule DOMAIN_DEPENDS_ON_NO_ADAPTER = noClasses()
            .that(not(resideInAnyPackage(ADAPTERS)))
            .and(not(IS_CONFIGURATION))
            .should()
            .dependOnClassesThat(resideInAnyPackage(ADAPTERS)
                    .or(resideInAnyPackage(
                            "org.springframework.web..",
                            "org.springframework.kafka..",
                            "org.apache.kafka..",
                            "jakarta.servlet..",
                            "shop.bobbin.chassis.events..",
                            "shop.bobbin.chassis.deadletters..")))
            .allowEmptyShould(true)
            .as("the domain depends neither on adapters nor on Spring Web, servlets and Kafka");

    /** Exempt are a service's own package, which has the access rules and the problem types, and the gateway: HTTP is its domain. */
    static final ArchRule DOMAIN_KNOWS_NO_HTTP = noClasses()
            .that(not(resideInAnyPackage(
                    "shop.bobbin.*", "shop.bobbin.gateway..", "..web..", "..client..", "..messaging..")))
            .and(not(IS_CONFIGURATION))
            .and(not(simpleNameEndingWith("Problem").or(simpleNameEndingWith("ProblemException"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.http..", "org.springframework.web..", "shop.bobbin.chassis.problem.."))
            .allowEmptyShould(true)
            .as("the domain knows neither HTTP nor its problems: it returns sealed results");

    static final ArchRule HTTP_CLIENTS_ARE_USED_IN_CLIENT_PACKAGES = noClasses()
            .that(not(resideInAPackage("shop.bobbin..client..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.web.client..", "org.springframework.web.service..", "java.net.http.."))
            .allowEmptyShould(true)
            .as("HTTP clients are used in client packages only");

    private LayerRules() {}

    private static DescribedPredicate<JavaClass> isEventListener() {
        return resideInAPackage("..messaging..")
                .and(DescribedPredicate.describe(
                        "is an event listener",
                        type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> LISTENER_TYPES.contains(
                                        dependency.getTargetClass().getName()))));
    }

    private static DescribedPredicate<JavaClass> forClasses(DescribedPredicate<? super JavaClass> predicate) {
        return predicate.forSubtype();
    }
}
