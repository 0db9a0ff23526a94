package shop.bobbin.wishlist.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import shop.bobbin.testing.RunningService;
import shop.bobbin.wishlist.WishlistApplication;

/** One service, one PostgreSQL, one Kafka and one order service for all the tests of a JVM. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningService(classes = WishlistApplication.class)
@ContextConfiguration(initializers = TestEnvironment.class)
@Import(TestBeans.class)
public @interface WishlistServiceTest {}
