/**
 * PostgreSQL and Kafka for tests and local runs, with two providers: Docker containers if Docker is available, else
 * local processes from Maven artifacts ({@code BOBBIN_BACKING} sets one). Every server that is started here ends with
 * the JVM that started it, even when that JVM is killed. Databases, logins and topics are provisioned in the same way
 * on external servers.
 */
@NullMarked
package shop.bobbin.backing;

import org.jspecify.annotations.NullMarked;
