/**
 * PostgreSQL and Kafka for tests and for local runs: one abstraction, two providers. In containers when a Docker engine
 * answers, else as plain processes made from Maven artifacts; {@code BOBBIN_BACKING} forces one. Everything that is
 * started here ends with the JVM that started it, even when that JVM is killed. Databases, logins and topics are made in
 * one way, also on servers that somebody else runs.
 */
@NullMarked
package shop.bobbin.backing;

import org.jspecify.annotations.NullMarked;
