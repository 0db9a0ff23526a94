package shop.bobbin.testing;

import org.springframework.boot.SpringApplication;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;

/** The backing services of this JVM, started when first asked for; they end after the last application context. */
final class SharedBacking {

    private static final BackingServices SERVICES = start();

    private SharedBacking() {}

    static BackingServices services() {
        return SERVICES;
    }

    private static BackingServices start() {
        BackingServices services =
                BackingServices.start(BackingOptions.throwAway()).withoutShutdownHook();
        SpringApplication.getShutdownHandlers().add(services::close);
        services.kafka().provision(Topic.read(ReactorRoot.resolve("deploy/topics.txt")));
        return services;
    }
}
