package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.regex.Pattern;

/**
 * Refuses requests that came by a public name. A web page can make its own name point to us and then reads our answers as its
 * own (DNS rebinding); it cannot do so with an address, nor with a name of a private network.
 */
public final class HostCheck implements RequestFilterV2 {

    private static final String LABEL = "[a-zA-Z0-9_-]{1,63}";

    private static final Pattern OURS = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]|" + LABEL + "|"
            + LABEL + "\\." + LABEL + "\\.svc(\\.cluster\\.local)?)(:\\d{1,5})?");

    @Override
    public String getName() {
        return "host-check";
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
        String host = request.getHeader("Host");
        return host != null && OURS.matcher(host).matches()
                ? RequestFilterAction.continueWith(request)
                : RequestFilterAction.stopWith(ResponseDefinitionBuilder.responseDefinition()
                        .withStatus(403)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(Wire.write(Problem.forbiddenHost()))
                        .build());
    }
}
