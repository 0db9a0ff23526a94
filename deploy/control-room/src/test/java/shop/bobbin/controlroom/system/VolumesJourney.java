package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers are removed and made anew; what is in the volumes is all that the shop needs to remember. */
@Journey
@Tag("containers")
class VolumesJourney {

    private final Compose compose = new Compose();
    private final Shopper ada;
    private final String sku;

    VolumesJourney(RunningShop shop) {
        this.ada = shop.guest();
        this.sku = new Merchandiser(shop).adds(10);
    }

    @AfterAll
    static void whateverHappened(RunningShop shop) {
        new Invariants(shop).hold();
    }

    @Test
    void startsOnOldVolumes() {
        var kept = ada.order(sku, "tok_ok");
        ada.ended(kept);

        for (var again = 0; again < 2; again++) {
            compose.run("down");
            compose.run("up", "-d", "--no-build", "--wait");

            assertThat(ada.statusOf(kept)).as("with the cookie of before").isEqualTo("CONFIRMED");
            assertThat(ada.ended(ada.order(sku, "tok_ok")).field("status")).isEqualTo("CONFIRMED");
        }
    }
}
