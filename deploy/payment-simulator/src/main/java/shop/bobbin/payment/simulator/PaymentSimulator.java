package shop.bobbin.payment.simulator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;

/** The provider as a process of its own: WireMock, small, with the provider in it. */
public final class PaymentSimulator implements AutoCloseable {

    private final WireMockServer server;
    private final PaymentProvider provider;

    private PaymentSimulator(WireMockServer server, PaymentProvider provider) {
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
            PaymentSimulator simulator = start(options);
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
        PaymentProvider provider = new PaymentProvider(options.ledger());
        WireMockServer server = new WireMockServer(wireMockConfig()
                .port(options.port())
                .bindAddress(options.bindAddress())
                .usingFilesUnderClasspath("payment-provider")
                .extensions(provider, new HostCheck())
                .httpServerFactory(ClosedServer::new)
                .adminAuthenticator(new AdminAccess(options.adminPassword()))
                .limitProxyTargets(NoTarget.INSTANCE)
                .templatingEnabled(false)
                .disableOptimizeXmlFactoriesLoading(true)
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal() // it holds whole answers; what happened is in the ledger
                // a late answer waits on a timer, not on a thread: slow cards must not stop the others
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
