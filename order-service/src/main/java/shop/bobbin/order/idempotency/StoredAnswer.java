package shop.bobbin.order.idempotency;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it went out, to be given again word for word. */
public record StoredAnswer(
        int status, String body, @Nullable String location) {

    /** @param publicPath the location as the present caller sees it, who may come another way than the first */
    public ResponseEntity<String> toResponse(UnaryOperator<String> publicPath) {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, publicPath.apply(location));
        }
        return response.body(body);
    }
}
