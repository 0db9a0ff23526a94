package shop.bobbin.gateway.admission.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemType;
import shop.bobbin.chassis.problem.Problems;
import shop.bobbin.gateway.problems.GatewayProblem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The problem with which a request is rejected before it reaches the application.
 *
 * @param status the status of the type, or a more specific one of HTTP
 */
record RequestRejection(ProblemType type, HttpStatus status, String detail) {

    static final RequestRejection TARGET_TOO_LONG = of(CommonProblem.URI_TOO_LONG, "The address is too long.");
    static final RequestRejection HEADERS_TOO_LARGE =
            of(CommonProblem.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
    static final RequestRejection TIMEOUT = of(GatewayProblem.REQUEST_TIMEOUT, "The request did not arrive in time.");
    static final RequestRejection UNSUPPORTED_VERSION = new RequestRejection(
            CommonProblem.MALFORMED_REQUEST,
            HttpStatus.HTTP_VERSION_NOT_SUPPORTED,
            "This server supports HTTP/1.1 only.");
    static final RequestRejection UNSUPPORTED_TRANSFER_CODING = new RequestRejection(
            CommonProblem.MALFORMED_REQUEST,
            HttpStatus.NOT_IMPLEMENTED,
            "The only supported transfer coding is chunked.");
    static final RequestRejection INVALID_HOST =
            of(CommonProblem.MALFORMED_REQUEST, "The request must have exactly one valid Host header.");
    static final RequestRejection INVALID_TARGET = of(
            CommonProblem.MALFORMED_REQUEST,
            "The request target is not a path, or contains characters that are not allowed in a URI.");
    private static final RequestRejection INVALID_HTTP =
            of(CommonProblem.MALFORMED_REQUEST, "The request is not valid HTTP/1.1 (RFC 9112).");

    /** For a message that Netty failed to decode. */
    static RequestRejection forDecoderFailure(HttpObject message) {
        return switch (message.decoderResult().cause()) {
            case TooLongHttpLineException line -> TARGET_TOO_LONG;
            case TooLongHttpHeaderException header -> HEADERS_TOO_LARGE;
            default -> INVALID_HTTP;
        };
    }

    /** Closes the connection, because the start of the next request is unknown. */
    FullHttpResponse toResponse(JsonMapper json) {
        var problem = Problems.of(type, detail);
        problem.setStatus(status);
        byte[] body = json.writeValueAsBytes(problem);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status.value()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private static RequestRejection of(ProblemType type, String detail) {
        return new RequestRejection(type, type.status(), detail);
    }
}
