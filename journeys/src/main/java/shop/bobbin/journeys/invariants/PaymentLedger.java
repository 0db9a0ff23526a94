package shop.bobbin.journeys.invariants;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import shop.bobbin.journeys.ShopClient;
import tools.jackson.databind.JsonNode;

/** The payment provider's ledger: what really happened to the money. */
record PaymentLedger(URI provider) {

    /** All entries, oldest first. */
    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        try (var client = new ShopClient(provider)) {
            var page = page(client, "");
            add(page, entries);
            while (page.has("next")) {
                page = page(client, "?after=" + page.path("next").asString());
                add(page, entries);
            }
        }
        return entries;
    }

    private static JsonNode page(ShopClient client, String query) {
        return client.get("/v1/ledger" + query).requireSuccess().body();
    }

    private static void add(JsonNode page, List<Entry> entries) {
        page.path("entries").forEach(entry -> entries.add(Entry.of(entry)));
    }

    /**
     * @param reference the order's id
     * @param amount in minor units
     */
    record Entry(String kind, String reference, String amount) {

        static Entry of(JsonNode entry) {
            return new Entry(
                    entry.path("kind").asString(),
                    entry.path("reference").asString(),
                    entry.path("amount").asString());
        }
    }
}
