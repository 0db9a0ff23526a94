package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.filemaker.FilenameMaker;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.standalone.JsonFileMappingsSource;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The provider as a WireMock extension: it brings its stubs and answers them from the ledger. A stub that is laid over them
 * decides how far the request gets: without this transformer nothing is booked, with it (see the stub files) the booking
 * is made and the stub's delay or fault befalls the answer only.
 */
public final class PaymentProvider implements ResponseDefinitionTransformerV2, MappingsLoaderExtension {

    private static final Duration LATE = Duration.ofSeconds(3);

    private final Path ledgerPath;
    private @Nullable Ledger ledger;
    private @Nullable ProviderApi api;

    /** For WireMock, which finds this class as a service: the ledger is where the environment says. */
    public PaymentProvider() {
        this(LedgerLocation.fromEnvironment());
    }

    PaymentProvider(Path ledgerPath) {
        this.ledgerPath = ledgerPath;
    }

    @Override
    public String getName() {
        return "payment-provider";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public void start() {
        Ledger opened = new Ledger(LedgerFile.open(ledgerPath), Clock.systemUTC(), AuthorisationId::random);
        ledger = opened;
        api = new ProviderApi(opened);
    }

    @Override
    public void stop() {
        if (ledger != null) {
            ledger.close();
        }
    }

    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        new JsonFileMappingsSource(
                        new ClasspathFileSource(getClass().getClassLoader(), "payment-provider/stubs"),
                        new FilenameMaker())
                .loadMappingsInto(stubMappings);
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        ResponseDefinition stub = event.getResponseDefinition();
        Operation operation = Operation.named(stub.getTransformerParameters().getString("operation"));
        Answer answer = started().answer(operation, event.getRequest());
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.like(stub)
                .withStatus(answer.status())
                .withHeader("Content-Type", answer.contentType())
                .withBody(answer.json());
        return switch (answer.delivery()) {
            case PROMPT -> response.build();
            case LATE ->
                response.withFixedDelay(Math.toIntExact(LATE.toMillis())).build();
            case LOST -> response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        };
    }

    int entries() {
        return ledger == null ? 0 : ledger.size();
    }

    private ProviderApi started() {
        if (api == null) {
            throw new IllegalStateException("the payment provider has not been started");
        }
        return api;
    }
}
