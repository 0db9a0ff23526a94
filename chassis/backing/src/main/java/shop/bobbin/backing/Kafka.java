package shop.bobbin.backing;

import java.util.List;

/** One Kafka broker, with its controller. */
public interface Kafka extends BackingServer {

    String bootstrapServers();

    /** Creates the topics that are missing and sets the settings of those that are there; never removes one. */
    void provision(List<Topic> topics);
}
