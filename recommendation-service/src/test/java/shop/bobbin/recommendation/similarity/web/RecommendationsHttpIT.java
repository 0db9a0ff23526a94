package shop.bobbin.recommendation.similarity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.bobbin.recommendation.similarity.TestData;
import shop.bobbin.testing.OpenApiContract;
import shop.bobbin.testing.RouteMethods;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.Tokens;

/** The HTTP API without a broker; the test fills the replica. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationsHttpIT {

    private final RunningRecommendations instance;

    RecommendationsHttpIT() {
        instance = RunningRecommendations.start(RunningRecommendations.NO_BROKER);
        instance.replica().put(TestData.product("YARN-RED", "yarn"));
        instance.replica().put(TestData.product("YARN-BLUE", "yarn"));
        instance.replica().markComplete();
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void returnsWhatAShopPageShows() {
        assertThat(instance.get("/recommendations/products/YARN-RED?limit=1").getBody())
                .isEqualTo("{\"items\":[{\"sku\":\"YARN-BLUE\",\"name\":\"Name of YARN-BLUE\","
                        + "\"price\":{\"amount\":1250,\"currency\":\"EUR\"},\"picture\":\"/pictures/YARN-BLUE.svg\","
                        + "\"score\":0.0,\"reason\":\"SAME_CATEGORY\"}]}");
    }

    @Test
    void acceptsABasketAsRepeatedParameters() {
        assertThat(instance.recommendations("/recommendations/basket?sku=YARN-RED&sku=YARN-BLUE")
                        .items())
                .isEmpty();
        assertThat(instance.recommendations("/recommendations/basket?sku=YARN-RED")
                        .items())
                .extracting(RunningRecommendations.Item::sku)
                .containsExactly("YARN-BLUE");
    }

    @Test
    void recommendsForAnUnknownProductAndAnUnknownCustomer() {
        assertThat(instance.recommendations("/recommendations/products/NOT-KNOWN?limit=1")
                        .items())
                .extracting(RunningRecommendations.Item::sku, RunningRecommendations.Item::reason)
                .containsExactly(tuple("YARN-BLUE", "IN_CATALOG"));
        assertThat(instance.recommendationsAs(Tokens.shopper("guest-new"), "/recommendations/for-me?limit=1")
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recommendations/products/nope",
                "/recommendations/products/YARN-RED?limit=0",
                "/recommendations/products/YARN-RED?limit=51",
                "/recommendations/products/YARN-RED?limit=-1",
                "/recommendations/products/YARN-RED?limit=ten",
                "/recommendations/products/YARN-RED?limit=99999999999",
                "/recommendations/products/YARN-RED';DROP TABLE x",
                "/recommendations/products/YARN-ABCDEFGH-ABCDEFGH-ABCDEFGH-X",
                "/recommendations/trending?limit=0",
                "/recommendations/basket",
                "/recommendations/basket?sku=",
                "/recommendations/basket?sku=YARN-RED&sku=../../etc/passwd",
            })
    void rejectsInvalidParameters(String path) {
        isProblem(instance.get(path), HttpStatus.BAD_REQUEST);
    }

    @Test
    void rejectsABasketWithTooManyItems() {
        isProblem(
                instance.get("/recommendations/basket?sku=YARN-RED" + "&sku=YARN-RED".repeat(50)),
                HttpStatus.BAD_REQUEST);
    }

    @Test
    void returnsACustomersRecommendationsOnlyToThatCustomer() {
        isProblem(instance.get("/recommendations/for-me"), HttpStatus.UNAUTHORIZED);
        Tokens.invalid()
                .values()
                .forEach(token -> isProblem(instance.getAs(token, "/recommendations/for-me"), HttpStatus.UNAUTHORIZED));
        isProblem(instance.getAs(Tokens.operator(), "/recommendations/for-me"), HttpStatus.FORBIDDEN);
        isProblem(instance.getAs(Tokens.shopper("INVALID"), "/recommendations/for-me"), HttpStatus.FORBIDDEN);
        isProblem(
                instance.getAs(Tokens.shopper("3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e"), "/recommendations/for-me"),
                HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e", "auth0|5f7c", "ada@example.com", "customer-ada"})
    void acceptsAnySubjectOfAnOpenIdIssuer(String subject) {
        assertThat(instance.getAs(Tokens.openId(subject), "/recommendations/for-me")
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void supportsHeadAndOptionsWhereItSupportsGet() {
        RouteMethods.of(
                        instance.mappings(),
                        TestClient.at(instance.port(), Tokens.shopper("guest-methods")),
                        Map.of("sku", "YARN-RED"))
                .verify();
    }

    @Test
    void showsDeadLettersOnlyToOperators() {
        isProblem(instance.get("/actuator/deadletters"), HttpStatus.UNAUTHORIZED);
        isProblem(instance.getAs(Tokens.shopper("guest-1"), "/actuator/deadletters"), HttpStatus.FORBIDDEN);
        isProblem(
                instance.postAs(Tokens.shopper("guest-1"), "/actuator/deadletters/catalog.products"),
                HttpStatus.FORBIDDEN);
        assertThat(instance.postAs(Tokens.operator(), "/actuator/deadletters/catalog.products")
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void matchesTheCommittedOpenApiDocument() {
        OpenApiContract.of("recommendation-service").verify(instance.port());
    }

    private static void isProblem(ResponseEntity<String> response, HttpStatus status) {
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(Objects.requireNonNull(response.getBody()))
                .contains("urn:bobbin:problem:")
                .doesNotContain("Exception", "java.");
    }
}
