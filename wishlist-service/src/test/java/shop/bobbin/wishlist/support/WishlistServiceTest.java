package shop.bobbin.wishlist.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import shop.bobbin.testing.RunningService;
import shop.bobbin.wishlist.WishlistApplication;

/** A test of the running service. One service, PostgreSQL, Kafka and fake order service serve all tests of a JVM. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningService(classes = WishlistApplication.class)
@ContextConfiguration(initializers = TestEnvironment.class)
@Import(TestBeans.class)
public @interface WishlistServiceTest {}
