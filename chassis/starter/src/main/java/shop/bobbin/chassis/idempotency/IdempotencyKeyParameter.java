package shop.bobbin.chassis.idempotency;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds the header to the OpenAPI document of each {@link Idempotent} handler. */
class IdempotencyKeyParameter implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(Idempotent.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotentRequest.HEADER)
                    .required(true)
                    .schema(new StringSchema().pattern(IdempotentRequest.KEY_REGEX)));
        }
        return operation;
    }
}
