package shop.bobbin.controlroom.shop;

/** Where the services find PostgreSQL and Kafka. Asking waits until they are there. */
interface BackingAddresses {

    String jdbcUrl(String database);

    String bootstrapServers();
}
