package shop.bobbin.payment.simulator;

import java.util.UUID;

record AuthorisationId(String value) {

    static AuthorisationId random() {
        return new AuthorisationId("auth_" + UUID.randomUUID().toString().replace("-", ""));
    }
}
