package shop.bobbin.chassis.problem;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Converts each exception to a problem. An unexpected one is logged, and the response contains no details. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final List<ProblemTranslation> translations;

    ProblemHandler(ObjectProvider<ProblemTranslation> translations) {
        this.translations = translations.orderedStream().toList();
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException exception) {
        return ResponseEntity.status(exception.type().status())
                .headers(exception.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(exception.toBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException exception) {
        return problem(new ProblemException(
                CommonProblem.MALFORMED_REQUEST, "The request has characters that are not allowed."));
    }

    /** Rethrown for the handlers of Spring Security, which distinguish 401 and 403. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException exception) {
        throw exception;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> other(Exception exception, WebRequest request) {
        var response = translations.stream()
                .flatMap(translation -> translation.translate(exception).stream())
                .findFirst()
                .map(this::problem)
                .orElseGet(() -> unexpected(exception, request));
        return isCommitted(request) ? null : response;
    }

    /** A committed response, such as a stream's, cannot become a problem: the client would read it as content. */
    private static boolean isCommitted(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted();
    }

    /** Null when the client has disconnected: that is no error. */
    private @Nullable ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            log.debug("The client has disconnected: {}", exception.toString());
            return null;
        }
        log.error("{} failed", route(request), exception);
        return problem(new ProblemException(
                CommonProblem.INTERNAL_ERROR, "The error has been logged. Please try again later."));
    }

    /** Method and path pattern; not the path, which may contain a secret. */
    private static String route(WebRequest request) {
        var method = request instanceof ServletWebRequest servlet ? servlet.getHttpMethod() : "";
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, SCOPE_REQUEST);
        return method + " " + (pattern == null ? "(no route)" : pattern);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var corrected = new HttpHeaders(headers);
        corrected.setAllow(
                AllowedMethods.of(Objects.requireNonNullElse(exception.getSupportedHttpMethods(), Set.of())));
        return handleExceptionInternal(exception, null, corrected, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(UnreadableBody.toProblem(exception));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(exception.getFieldErrors().stream()
                .map(error -> new FieldError(
                        error.getField(),
                        error.isBindingFailure()
                                ? ConversionMessages.reason(error.unwrap(TypeMismatchException.class))
                                : String.valueOf(error.getDefaultMessage())))
                .toList());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(field(result, error), String.valueOf(error.getDefaultMessage()))))
                .toList());
    }

    private static String field(ParameterValidationResult result, MessageSourceResolvable error) {
        return error instanceof org.springframework.validation.FieldError inBody
                ? inBody.getField()
                : String.valueOf(result.getMethodParameter().getParameterName());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        return invalid(List.of(new FieldError(name, ConversionMessages.reason(exception))));
    }

    /** Spring's own detail is about static resources, which services do not have. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(ProblemException.notFound("There is no resource at this path."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return unexpected(exception, request);
        }
        var detail =
                exception instanceof ErrorResponse response ? response.getBody().getDetail() : null;
        var problem = Problems.of(CommonProblem.of(status), detail);
        problem.setStatus(status.value());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<Object> invalid(List<FieldError> errors) {
        return problem(ProblemException.invalid("The request has invalid values.", errors));
    }
}
