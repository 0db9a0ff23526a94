package shop.bobbin.order.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import shop.bobbin.testing.RunningService;

/** Runs the service with a fake catalog and payment provider. All test classes of a JVM share one application context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningService
@ContextConfiguration(initializers = TestEnvironment.class)
@Import(TestBeans.class)
public @interface OrderServiceTest {}
