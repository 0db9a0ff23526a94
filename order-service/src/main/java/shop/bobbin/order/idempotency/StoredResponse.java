package shop.bobbin.order.idempotency;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The response to an executed request, sent again unchanged for each repetition. */
public record StoredResponse(
        int status, String body, @Nullable String location) {

    /** @param publicPath maps the location to the path that this caller sees, through the gateway or directly */
    public ResponseEntity<String> toResponse(UnaryOperator<String> publicPath) {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, publicPath.apply(location));
        }
        return response.body(body);
    }
}
