package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.journeys.OrderStatus.CONFIRMED;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.control.DockerCompose;
import shop.bobbin.journeys.invariants.Invariants;

/** Containers are removed and created again; all persistent state is in the volumes. */
@Journey
@Tag("containers")
class VolumesJourney {

    private final DockerCompose compose = new DockerCompose();
    private final Shopper ada;
    private final String sku;

    VolumesJourney(RunningShop shop) {
        this.ada = shop.guest();
        this.sku = shop.merchandiser().addProduct(10);
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
    }

    @Test
    void keepsOrdersAndSessionsInVolumes() {
        var kept = ada.order(sku, "tok_ok");
        ada.awaitEnd(kept);

        for (var again = 0; again < 2; again++) {
            compose.run("down");
            compose.run("up", "-d", "--no-build", "--wait");

            assertThat(ada.find(kept).status())
                    .as("with the cookie from before the restart")
                    .isEqualTo(CONFIRMED);
            assertThat(ada.awaitEnd(ada.order(sku, "tok_ok")).status()).isEqualTo(CONFIRMED);
        }
    }
}
