/**
 * The microservice chassis: what all services need beside their domain, as Spring Boot auto-configuration. Each part is active
 * only where its dependencies are on the class path. Without it each service writes its own outbox, error format and security.
 *
 * @see <a href="https://microservices.io/patterns/microservice-chassis.html">Microservice chassis</a>
 */
@NullMarked
package shop.bobbin.chassis;

import org.jspecify.annotations.NullMarked;
