package shop.bobbin.chassis.sse;

import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A client's request for a stream.
 *
 * @param method GET or HEAD
 * @param lastSeen id of the last event that the client has seen, after which the stream starts
 */
public record SseRequest(HttpMethod method, Jwt token, long lastSeen) {}
