package shop.bobbin.gateway.admission.web;

import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemType;
import shop.bobbin.gateway.problems.EdgeProblem;

/**
 * Why a request is refused before the application sees it.
 *
 * @param status the type's own, but where HTTP has a more exact one
 */
record Refusal(ProblemType type, HttpStatus status, String detail) {

    static final Refusal LONG_TARGET = of(CommonProblem.URI_TOO_LONG, "The address is too long.");
    static final Refusal LARGE_HEADERS =
            of(CommonProblem.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
    static final Refusal LATE = of(EdgeProblem.REQUEST_TIMEOUT, "The request did not arrive in time.");
    static final Refusal VERSION = new Refusal(
            CommonProblem.MALFORMED_REQUEST, HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "This is an HTTP/1.1 server.");
    static final Refusal CODING = new Refusal(
            CommonProblem.MALFORMED_REQUEST, HttpStatus.NOT_IMPLEMENTED, "The only transfer coding here is chunked.");
    static final Refusal HOST =
            of(CommonProblem.MALFORMED_REQUEST, "The request needs one Host header with a host and a port.");
    static final Refusal TARGET = of(
            CommonProblem.MALFORMED_REQUEST,
            "The request target is not a path, or has characters that are not allowed in a URI.");
    private static final Refusal NO_HTTP =
            of(CommonProblem.MALFORMED_REQUEST, "This is not HTTP/1.1 as RFC 9112 has it.");

    /** What Netty could not decode. */
    static Refusal of(HttpObject undecoded) {
        return switch (undecoded.decoderResult().cause()) {
            case TooLongHttpLineException line -> LONG_TARGET;
            case TooLongHttpHeaderException header -> LARGE_HEADERS;
            default -> NO_HTTP;
        };
    }

    private static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, type.status(), detail);
    }
}
