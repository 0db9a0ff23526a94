package shop.bobbin.chassis.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.bobbin.chassis.web.PublicPath;

/** The response to an executed request, sent again unchanged for each repetition. */
record StoredResponse(int status, String body, @Nullable String location) {

    /** The location is the path that this client sees, through the gateway or directly. */
    ResponseEntity<String> toEntity() {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, PublicPath.of(location));
        }
        return response.body(body);
    }
}
