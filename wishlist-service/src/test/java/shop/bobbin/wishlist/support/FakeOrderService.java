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
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** A fake order service with a basket, on WireMock. Each stub replaces the one before. */
public final class FakeOrderService {

    private final WireMockServer http =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    public FakeOrderService() {
        http.start();
    }

    public String url() {
        return http.baseUrl();
    }

    /** A basket with one line of this product. */
    public void stubBasketWith(String sku) {
        http.resetAll();
        http.stubFor(get("/basket").willReturn(okJson("""
                {"version":3,"lines":[{"sku":"%s","quantity":4}],"unpriced":[]}
                """.formatted(sku))));
    }

    public void stubAccepting() {
        stubBasketWith("OTHER-SKU");
        stubPuts(okJson("{\"version\":4,\"lines\":[],\"unpriced\":[]}"));
    }

    public void stubRejecting(String problem, int status) {
        stubBasketWith("OTHER-SKU");
        stubPuts(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:bobbin:problem:%s\"}".formatted(problem)));
    }

    public void stubConnectionReset() {
        stubAll(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    public void stubServerError() {
        stubAll(aResponse().withStatus(500));
    }

    /** The body ends in the middle of a chunk. */
    public void stubTruncatedResponse() {
        stubAll(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    public void stubBody(String body) {
        stubAll(okJson(body));
    }

    public void stubSlowResponse() {
        stubAll(okJson("{\"lines\":[]}").withFixedDelay(3_000));
    }

    /** The basket becomes one with the product, but the response to its put is lost. */
    public void stubLostResponse(String sku) {
        http.resetAll();
        http.stubFor(
                get("/basket").inScenario("put").whenScenarioStateIs(STARTED).willReturn(okJson("{\"lines\":[]}")));
        http.stubFor(get("/basket")
                .inScenario("put")
                .whenScenarioStateIs("lost")
                .willReturn(okJson("{\"lines\":[{\"sku\":\"%s\"}]}".formatted(sku))));
        http.stubFor(put(urlPathMatching("/basket/lines/.*"))
                .inScenario("put")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("lost"));
    }

    public int requests() {
        return http.getAllServeEvents().size();
    }

    public List<LoggedRequest> puts() {
        return http.findAll(putRequestedFor(urlPathMatching("/.*")));
    }

    public void stop() {
        http.stop();
    }

    private void stubPuts(ResponseDefinitionBuilder response) {
        http.stubFor(put(urlPathMatching("/basket/lines/.*")).willReturn(response));
    }

    /** Responds to all requests with this. */
    public void stubAll(ResponseDefinitionBuilder response) {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(response));
    }
}
