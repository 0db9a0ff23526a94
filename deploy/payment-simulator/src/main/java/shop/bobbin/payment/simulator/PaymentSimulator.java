package shop.bobbin.payment.simulator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;

/** Main class: a WireMock server with the payment provider as its extension. */
public final class PaymentSimulator implements AutoCloseable {

    private final WireMockServer server;
    private final PaymentProviderExtension provider;

    private PaymentSimulator(WireMockServer server, PaymentProviderExtension provider) {
        this.server = server;
        this.provider = provider;
    }

    public static void main(String... arguments) {
        StartOptions options;
        try {
            options = StartOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + StartOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            var simulator = start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "shutdown"));
            System.out.printf(
                    "Payment simulator ready on http://%s:%d, ledger %s with %d entries%n",
                    options.bindAddress(), simulator.port(), options.ledger(), simulator.provider.entries());
        } catch (RuntimeException e) {
            System.err.println("The payment simulator cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    static PaymentSimulator start(StartOptions options) {
        var provider = new PaymentProviderExtension(options.ledger());
        var server = new WireMockServer(wireMockConfig()
                .port(options.port())
                .bindAddress(options.bindAddress())
                .usingFilesUnderClasspath("payment-provider")
                .extensions(provider, new HostHeaderFilter())
                .httpServerFactory(HttpServerWithoutCors::new)
                .adminAuthenticator(new AdminAuthenticator(options.adminPassword()))
                .limitProxyTargets(NoProxyTargets.INSTANCE)
                .templatingEnabled(false)
                .disableOptimizeXmlFactoriesLoading(true)
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal() // it keeps all responses in memory; the ledger has what happened
                // a delayed response occupies no thread, so slow cards do not delay the others
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(2)
                .jettyAcceptors(1)
                .containerThreads(12));
        server.start();
        return new PaymentSimulator(server, provider);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        provider.stop();
    }
}
