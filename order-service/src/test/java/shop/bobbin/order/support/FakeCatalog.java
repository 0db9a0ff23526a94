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

/** A fake catalog: serves prices over HTTP and replies to placed orders. The behaviour depends on the SKU: see the constants. */
public final class FakeCatalog {

    /** In stock, for 12.50. */
    public static final String YARN = "YARN-MER-BLU";
    /** Has a price, but its reservation is refused. */
    public static final String SOLD_OUT = "GONE-YARN";
    /** The catalog does not reply to its reservation unless the test calls {@link #reserve} or {@link #refuse}. */
    public static final String STOCK_PENDING = "SLOW-YARN";

    public static final String PRICED_IN_DOLLARS = "USD-YARN";
    /** Its price is above the limit of every card. */
    public static final String TOO_EXPENSIVE = "GOLD-THREAD";

    public static final String UNKNOWN = "NONE-SUCH";
    public static final String DISCONTINUED = "OLD-YARN";

    /** The catalog's contracts: the fake's events are made from their samples. */
    private static final Contracts CONTRACTS = Contracts.of("catalog-service");

    private static final Map<String, Integer> PRICES = Map.of(
            YARN,
            1250,
            SOLD_OUT,
            990,
            STOCK_PENDING,
            1100,
            TOO_EXPENSIVE,
            100_000,
            DISCONTINUED,
            500,
            PRICED_IN_DOLLARS,
            1300);

    private final WireMockServer http = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new PricesTransformer()));
    private final List<ReceivedOrderEvent> received = new CopyOnWriteArrayList<>();
    private @Nullable TestTopics topics;

    FakeCatalog() {
        http.start();
        becomeAvailable();
    }

    synchronized void consumeFrom(String bootstrapServers) {
        if (topics == null) {
            topics = new TestTopics(bootstrapServers);
            Thread.ofPlatform().daemon().name("fake-catalog").start(() -> consume(bootstrapServers));
        }
    }

    private void consume(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "fake-catalog",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("order.order-events"));
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::receive);
            }
        }
    }

    String url() {
        return http.baseUrl();
    }

    public void becomeUnavailable() {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    }

    /** Responds to all requests with this. */
    public void respondWith(ResponseDefinitionBuilder response) {
        http.resetAll();
        http.stubFor(any(anyUrl()).willReturn(response));
    }

    public void becomeAvailable() {
        http.resetAll();
        http.stubFor(get(urlPathEqualTo("/products")).willReturn(aResponse().withTransformers("prices")));
    }

    public int countRequests() {
        return http.getAllServeEvents().size();
    }

    /** The events of an order that were received, oldest first. */
    public List<ReceivedOrderEvent> eventsOf(String order) {
        return received.stream().filter(event -> event.key().equals(order)).toList();
    }

    public void publishPrice(String sku, long version, int amount) {
        publishPrice(sku, version, amount, "EUR");
    }

    public void publishPrice(String sku, long version, int amount, String currency) {
        var event = CONTRACTS.event("catalog.products", "catalog.product.changed.v1");
        var body = sample(event).put("sku", sku).put("version", version).put("name", "Published " + sku);
        body.putObject("price").put("amount", amount).put("currency", currency);
        send(event, sku, UUID.randomUUID().toString(), body);
    }

    /** Waits until the group has committed the topic's current end offsets. */
    public void awaitConsumed(String group, String topic) {
        Objects.requireNonNull(topics).awaitConsumed(group, topic);
    }

    public void reserve(String order) {
        reserve(order, UUID.randomUUID().toString());
    }

    public void reserve(String order, String eventId) {
        publishStockEvent("catalog.stock.reserved.v1", order, eventId);
    }

    public void refuse(String order) {
        publishStockEvent("catalog.stock.refused.v1", order, UUID.randomUUID().toString());
    }

    private void publishStockEvent(String type, String order, String eventId) {
        var event = CONTRACTS.event("catalog.stock-events", type);
        send(event, order, eventId, sample(event).put("orderId", order));
    }

    /** Skips messages that are not order events: a test publishes some, and an exception would end this thread. */
    private void receive(ConsumerRecord<String, String> message) {
        if (message.headers().lastHeader("ce_type") == null) {
            return;
        }
        var event = new ReceivedOrderEvent(
                header(message.headers(), "ce_type"),
                header(message.headers(), "ce_id"),
                message.key(),
                JsonMapper.shared().readTree(message.value()));
        received.add(event);
        if (event.type().equals("order.order.placed.v1")) {
            switch (event.body().path("lines").path(0).path("sku").asString()) {
                case SOLD_OUT -> refuse(event.key());
                case STOCK_PENDING -> {}
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

    private static final class PricesTransformer implements ResponseDefinitionTransformerV2 {

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
                    .map(PricesTransformer::item)
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
                    sku, sku, PRICES.get(sku), sku.equals(PRICED_IN_DOLLARS) ? "USD" : "EUR", sku.equals(DISCONTINUED));
        }
    }
}
