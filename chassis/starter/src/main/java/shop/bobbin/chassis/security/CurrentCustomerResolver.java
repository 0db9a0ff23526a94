package shop.bobbin.chassis.security;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/** Resolves {@link CurrentCustomer} arguments from the verified access token. */
class CurrentCustomerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentCustomer.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        if (binders == null || !(request.getUserPrincipal() instanceof JwtAuthenticationToken authentication)) {
            throw new AuthenticationCredentialsNotFoundException("No access token");
        }
        var binder = binders.createBinder(request, null, "customer");
        try {
            var customer = binder.convertIfNecessary(
                    CustomerIds.of(authentication.getToken()), parameter.getParameterType(), parameter);
            if (customer != null) {
                return customer;
            }
        } catch (ConversionNotSupportedException wrongType) {
            throw wrongType;
        } catch (TypeMismatchException invalidId) {
            // not a valid customer id: 403 below
        }
        throw new ProblemException(CommonProblem.FORBIDDEN, "The access token identifies no customer.");
    }
}
