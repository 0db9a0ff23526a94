package shop.bobbin.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * Marks an integration test of a whole service, which is started on a random port with a real PostgreSQL and a real
 * Kafka.
 *
 * <p>Both are started once per JVM and shared by all tests. The service has an empty database of its own name and the
 * topics of {@code deploy/topics.txt}. Data is not cleaned up between tests, so each test uses its own keys. A test
 * method or constructor may take {@link shop.bobbin.backing.BackingServices}, {@link shop.bobbin.backing.Postgres},
 * {@link shop.bobbin.backing.Kafka} or {@link TestTopics} as a parameter, for example to stop a server.
 *
 * <p>Each set of {@code properties} gets its own application context, but all contexts share the database and the
 * consumer groups. In modules that consume events, use one set of properties only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(BackingServicesResolver.class)
public @interface RunningService {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
