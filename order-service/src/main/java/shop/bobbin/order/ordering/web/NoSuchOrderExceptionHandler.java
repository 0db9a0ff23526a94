package shop.bobbin.order.ordering.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.Problems;
import shop.bobbin.order.ordering.NoSuchOrderException;

/** Maps {@link NoSuchOrderException} to a 404 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoSuchOrderExceptionHandler {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ProblemDetail noSuchOrder(NoSuchOrderException exception) {
        return Problems.of(CommonProblem.NOT_FOUND, exception.getMessage());
    }
}
