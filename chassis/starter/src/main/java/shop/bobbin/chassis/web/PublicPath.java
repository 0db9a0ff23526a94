package shop.bobbin.chassis.web;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Converts a path of this service to the path that the client of the current request can use: with the gateway's prefix if the
 * request came through the gateway. For links in bodies and headers; stored and published paths have no prefix.
 */
public final class PublicPath {

    private PublicPath() {}

    /** @param path such as {@code /orders/7}; an absolute URI is returned unchanged */
    public static String of(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getContextPath() + path;
    }
}
