package shop.bobbin.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line and settings of the local Kafka broker. Its jars are not on our class path: the module kafka-broker
 * copies them into its own build directory.
 */
final class KafkaBroker {

    private KafkaBroker() {}

    static List<String> command(String mainClass, List<String> arguments) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                // Both warn at every first start: of an empty log, and of an internal topic that is requested twice.
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.DefaultAutoTopicCreationManager=error",
                // Warns at every normal shutdown.
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                libraries() + "/*",
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /** @param data the log directory, relative to the broker's working folder */
    static Map<String, String> settings(String data, int port, int controllerPort) {
        var settings = new TreeMap<String, String>(KafkaSettings.BROKER);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        return settings;
    }

    private static Path libraries() {
        var libraries =
                BuildDirectory.path().resolve("../kafka-broker/target/lib").normalize();
        if (!Files.isDirectory(libraries)) {
            throw new BackingException(
                    "The Kafka broker's libraries are not in %s. Build chassis/backing/kafka-broker (mvn -am does it)."
                            .formatted(libraries));
        }
        return libraries;
    }
}
