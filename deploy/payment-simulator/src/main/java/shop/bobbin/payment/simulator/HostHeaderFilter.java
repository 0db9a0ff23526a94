package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.regex.Pattern;

/**
 * Rejects requests whose {@code Host} is a public domain name, against DNS rebinding: a web page could make its own domain
 * point to this server and read the responses. With an IP address or a name of a private network it cannot.
 */
public final class HostHeaderFilter implements RequestFilterV2 {

    private static final String LABEL = "[a-zA-Z0-9_-]{1,63}";

    private static final Pattern ALLOWED = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]|" + LABEL + "|"
            + LABEL + "\\." + LABEL + "\\.svc(\\.cluster\\.local)?)(:\\d{1,5})?");

    @Override
    public String getName() {
        return "host-header-filter";
    }

    @Override
    public boolean applyToAdmin() {
        return true;
    }

    @Override
    public boolean applyToStubs() {
        return true;
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        var host = request.getHeader("Host");
        return host != null && ALLOWED.matcher(host).matches()
                ? RequestFilterAction.continueWith(request)
                : RequestFilterAction.stopWith(ResponseDefinitionBuilder.responseDefinition()
                        .withStatus(403)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(Json.write(Problem.forbiddenHost()))
                        .build());
    }
}
