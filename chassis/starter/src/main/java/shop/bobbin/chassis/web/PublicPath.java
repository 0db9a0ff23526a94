package shop.bobbin.chassis.web;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A path of the shop's API as the caller of the current request sees it: with the prefix under which the gateway serves
 * it, if the request came through the gateway. For links in bodies and headers; what is stored or published is the path
 * without a prefix.
 */
public final class PublicPath {

    private PublicPath() {}

    /** @param path such as {@code /orders/7}; an absolute address is returned as it is */
    public static String of(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getContextPath() + path;
    }
}
