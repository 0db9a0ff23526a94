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
 * The whole service, on a free port, with a real PostgreSQL and a real Kafka.
 *
 * <p>Both are started once per JVM and shared by all tests; the service has a database of its own name, empty when the JVM
 * starts, and the topics of {@code deploy/topics.txt}. Data are not cleaned between tests: use other keys. A test method or
 * constructor may take {@link shop.bobbin.backing.BackingServices}, {@link shop.bobbin.backing.Postgres}, {@link
 * shop.bobbin.backing.Kafka} or {@link TestTopics} as a parameter, for example to stop one.
 *
 * <p>Tests with other {@code properties} get another context, which would share the database and the consumer groups with
 * the first: keep to one set in a module where events are consumed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(BackingParameters.class)
public @interface RunningService {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};
}
