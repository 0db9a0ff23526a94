package shop.bobbin.gateway.identity.web;

import java.time.Instant;
import java.util.List;
import shop.bobbin.gateway.identity.Scope;
import shop.bobbin.gateway.identity.Session;

record SessionView(String customerId, String name, Session.Kind kind, List<String> scopes, Instant expiresAt) {

    static SessionView of(Session session) {
        return new SessionView(
                session.customer().value(),
                session.name(),
                session.kind(),
                session.scopes().stream().map(Scope::wire).sorted().toList(),
                session.expiresAt());
    }
}
