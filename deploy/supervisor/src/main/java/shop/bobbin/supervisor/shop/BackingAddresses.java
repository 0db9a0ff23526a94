package shop.bobbin.supervisor.shop;

/** The addresses of PostgreSQL and Kafka. The methods block until both are ready. */
interface BackingAddresses {

    String jdbcUrl(String database);

    String bootstrapServers();
}
