package shop.bobbin.order.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.EventContract;
import shop.bobbin.testing.TestTopics;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalog, as far as orders have to do with it. What it does depends on the product: see the constants.
 */
public final class FakeCatalog {

    /** There is enough of it, for 12.50. */
    public static final String YARN = "YARN-MER-BLU";
    /** It is sold out when it comes to the reservation. */
    public static final String SOLD_OUT = "GONE-YARN";
    /** The catalog says nothing about it until the test makes it. */
    public static final String UNANSWERED = "SLOW-YARN";
    /** Its price is in dollars. */
    public static final String DOLLARS = "USD-YARN";
    /** Too dear for any card. */
    public static final String GOLD = "GOLD-THREAD";

    public static final String UNKNOWN = "NONE-SUCH";
    public static final String DISCONTINUED = "OLD-YARN";

    /** Its events are made of its own samples. */
    private static final Contracts CONTRACTS = Contracts.of("catalog-service");

    private static final Map<String, Integer> PRICES =
            Map.of(YARN, 1250, SOLD_OUT, 990, UNANSWERED, 1100, GOLD, 100_000, DISCONTINUED, 500, DOLLARS, 1300);

    private final WireMockServer http = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new Answer()));
    private final List<OrderEventSeen> seen = new CopyOnWriteArrayList<>();
    private @Nullable TestTopics topics;

    FakeCatalog() {
        http.start();
        comeBack();
    }

    synchronized void listenTo(String bootstrapServers) {
        if (topics == null) {
            topics = new TestTopics(bootstrapServers);
            Thread.ofPlatform().daemon().name("played-catalog").start(() -> listen(bootstrapServers));
        }
    }

    private void listen(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "the-played-catalog",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("order.order-events"));
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
            }
        }
    }

    String url() {
        return http.baseUrl();
    }

    public void goAway() {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    }

    /** Answers whatever is asked in this way. */
    public void answerWith(ResponseDefinitionBuilder answer) {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(answer));
    }

    public void comeBack() {
        http.resetAll();
        http.stubFor(get(urlPathEqualTo("/products")).willReturn(aResponse().withTransformers("prices")));
    }

    public int timesAsked() {
        return http.getAllServeEvents().size();
    }

    /** All that has been told about an order, in the order in which it came. */
    public List<OrderEventSeen> eventsOf(String order) {
        return seen.stream().filter(event -> event.key().equals(order)).toList();
    }

    public void tellPrice(String sku, long version, int amount) {
        tellPrice(sku, version, amount, "EUR");
    }

    public void tellPrice(String sku, long version, int amount, String currency) {
        var event = CONTRACTS.event("catalog.products", "catalog.product.changed.v1");
        var body = sample(event).put("sku", sku).put("version", version).put("name", "Told " + sku);
        body.putObject("price").put("amount", amount).put("currency", currency);
        send(event, sku, UUID.randomUUID().toString(), body);
    }

    /** Waits until the group has committed all that is in the topic now. */
    public void awaitConsumed(String group, String topic) {
        Objects.requireNonNull(topics).awaitConsumed(group, topic);
    }

    public void reserve(String order) {
        reserve(order, UUID.randomUUID().toString());
    }

    public void reserve(String order, String eventId) {
        answer("catalog.stock.reserved.v1", order, eventId);
    }

    public void refuse(String order) {
        answer("catalog.stock.refused.v1", order, UUID.randomUUID().toString());
    }

    private void answer(String type, String order, String eventId) {
        var event = CONTRACTS.event("catalog.stock-events", type);
        send(event, order, eventId, sample(event).put("orderId", order));
    }

    private void hear(ConsumerRecord<String, String> message) {
        var event = new OrderEventSeen(
                header(message.headers(), "ce_type"),
                header(message.headers(), "ce_id"),
                message.key(),
                JsonMapper.shared().readTree(message.value()));
        seen.add(event);
        if (event.type().equals("order.order.placed.v1")) {
            switch (event.body().path("lines").path(0).path("sku").asString()) {
                case SOLD_OUT -> refuse(event.key());
                case UNANSWERED -> {}
                default -> reserve(event.key());
            }
        }
    }

    private static ObjectNode sample(EventContract event) {
        return (ObjectNode) JsonMapper.shared().readTree(event.sample());
    }

    private void send(EventContract event, String key, String id, ObjectNode body) {
        Objects.requireNonNull(topics).publish(event.topic(), key, event.type(), id, body.toString());
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static final class Answer implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "prices";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var items = event.getRequest().queryParameter("sku").values().stream()
                    .filter(PRICES::containsKey)
                    .map(Answer::item)
                    .collect(Collectors.joining(","));
            return new ResponseDefinitionBuilder()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"items\":[" + items + "]}")
                    .build();
        }

        private static String item(String sku) {
            return """
                    {"sku":"%s","version":1,"name":"Fine %s","price":{"amount":%d,"currency":"%s"},
                     "availability":"IN_STOCK","discontinued":%s}
                    """.formatted(
                            sku, sku, PRICES.get(sku), sku.equals(DOLLARS) ? "USD" : "EUR", sku.equals(DISCONTINUED));
        }
    }
}
