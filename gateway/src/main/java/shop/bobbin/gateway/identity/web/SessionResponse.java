package shop.bobbin.gateway.identity.web;

import java.time.Instant;
import java.util.List;
import shop.bobbin.gateway.identity.Scope;
import shop.bobbin.gateway.identity.Session;

record SessionResponse(String customerId, String name, Session.Kind kind, List<String> scopes, Instant expiresAt) {

    static SessionResponse of(Session session) {
        return new SessionResponse(
                session.customer().value(),
                session.name(),
                session.kind(),
                session.scopes().stream().map(Scope::value).sorted().toList(),
                session.expiresAt());
    }
}
