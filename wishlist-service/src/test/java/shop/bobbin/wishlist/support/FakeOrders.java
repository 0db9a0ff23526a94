package shop.bobbin.wishlist.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** The order service, as far as wishlists have to do with it: a basket. */
public final class FakeOrders {

    private final WireMockServer http =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    FakeOrders() {
        http.start();
    }

    String url() {
        return http.baseUrl();
    }

    /** The basket has one line of this product. */
    public void hasInBasket(String sku) {
        http.resetAll();
        http.stubFor(get("/basket").willReturn(okJson("""
                {"version":3,"lines":[{"sku":"%s","quantity":4}],"unpriced":[]}
                """.formatted(sku))));
    }

    public void isReady() {
        hasInBasket("SOME-OTHER");
        answersPuts(okJson("{\"version\":4,\"lines\":[],\"unpriced\":[]}"));
    }

    public void refuses(String problem, int status) {
        hasInBasket("SOME-OTHER");
        answersPuts(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:bobbin:problem:%s\"}".formatted(problem)));
    }

    public void isDown() {
        answersAll(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    public void fails() {
        answersAll(aResponse().withStatus(500));
    }

    /** The body ends in the middle of a chunk. */
    public void breaksOff() {
        answersAll(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    public void answers(String body) {
        answersAll(okJson(body));
    }

    public void isSlow() {
        answersAll(okJson("{\"lines\":[]}").withFixedDelay(3_000));
    }

    public List<LoggedRequest> puts() {
        return http.findAll(putRequestedFor(urlPathMatching("/.*")));
    }

    private void answersPuts(ResponseDefinitionBuilder answer) {
        http.stubFor(put(urlPathMatching("/basket/lines/.*")).willReturn(answer));
    }

    private void answersAll(ResponseDefinitionBuilder answer) {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(answer));
    }
}
