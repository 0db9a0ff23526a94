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
 * WireMock extension that implements the payment provider: loads its stubs and makes their responses from the ledger. Faults are
 * injected with stubs of higher priority: a stub without this transformer records nothing; with it (see the stub files) the
 * operation is recorded first, and the stub's delay or fault affects only the response.
 */
public final class PaymentProviderExtension implements ResponseDefinitionTransformerV2, MappingsLoaderExtension {

    private static final Duration DELAY = Duration.ofSeconds(3);

    private final Path ledgerPath;
    private @Nullable Ledger ledger;
    private @Nullable ProviderApi api;

    /** Used by WireMock, which finds this class with the ServiceLoader: the ledger path comes from the environment. */
    public PaymentProviderExtension() {
        this(LedgerLocation.fromEnvironment());
    }

    PaymentProviderExtension(Path ledgerPath) {
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
        var opened = new Ledger(LedgerFile.open(ledgerPath), Clock.systemUTC(), AuthorisationId::random);
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
        var stub = event.getResponseDefinition();
        var operation = ApiOperation.named(stub.getTransformerParameters().getString("operation"));
        var result = started().handle(operation, event.getRequest());
        var response = ResponseDefinitionBuilder.like(stub)
                .withStatus(result.status())
                .withHeader("Content-Type", result.contentType())
                .withBody(result.json());
        return switch (result.delivery()) {
            case IMMEDIATE -> response.build();
            case DELAYED ->
                response.withFixedDelay(Math.toIntExact(DELAY.toMillis())).build();
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
