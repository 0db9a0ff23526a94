package shop.bobbin.testing;

import org.springframework.boot.SpringApplication;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;

/** The backing services of this JVM: started on first use, stopped after the last application context. */
final class SharedBackingServices {

    private static final BackingServices SERVICES = start();

    private SharedBackingServices() {}

    static BackingServices services() {
        return SERVICES;
    }

    private static BackingServices start() {
        var services = BackingServices.start(BackingOptions.ephemeral()).withoutShutdownHook();
        SpringApplication.getShutdownHandlers().add(services::close);
        services.kafka().provision(Topic.read(ReactorRoot.resolve("deploy/topics.txt")));
        return services;
    }
}
