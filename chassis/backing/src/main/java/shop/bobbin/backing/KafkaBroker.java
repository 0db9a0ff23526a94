package shop.bobbin.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line and the settings of a broker. Its jars are no part of our class path: the build gathers them in one
 * folder beside this module's own build folder.
 */
final class KafkaBroker {

    private KafkaBroker() {}

    static List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
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
                // both warn of what every first start does: an empty log, and an internal topic asked for twice
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.DefaultAutoTopicCreationManager=error",
                // warns of each usual end
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                libraries() + "/*",
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /** @param data the folder of the records, relative to the broker's working folder */
    static Map<String, String> settings(String data, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>(KafkaSettings.BROKER);
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
        Path libraries = Build.folder().resolve("../kafka-broker/target/lib").normalize();
        if (!Files.isDirectory(libraries)) {
            throw new BackingException(
                    "The Kafka broker's libraries are not in %s: build chassis/backing/kafka-broker (mvn -am does)"
                            .formatted(libraries));
        }
        return libraries;
    }
}
