package shop.bobbin.order.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it went out, to be given again word for word. */
public record StoredAnswer(
        int status, String body, @Nullable String location) {

    public ResponseEntity<String> toResponse() {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.body(body);
    }
}
