package shop.bobbin.wishlist.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.sharing.ShareResult.Shared;
import shop.bobbin.wishlist.sharing.ShareResult.TooManyLinks;

/** The sharing links of all customers. A revoked link is deleted. */
@Component
public class SharingLinks {

    public static final int MAX_LINKS = 20;

    private final JdbcClient jdbc;
    private final RandomGenerator random;
    private final Clock clock;

    SharingLinks(JdbcClient jdbc, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** Creates a link. The limit keeps the table small; concurrent requests may exceed it by a few links. */
    public ShareResult share(CustomerId customer) {
        var token = LinkToken.generate(random);
        return jdbc.sql("""
                        insert into sharing_links (customer_id, token_hash, created_at)
                        select ?, ?, ? where (select count(*) from sharing_links where customer_id = ?) < ?
                        returning id, created_at
                        """)
                .params(customer.value(), token.hash(), Timestamp.from(clock.instant()), customer.value(), MAX_LINKS)
                .query(SharingLinks::link)
                .optional()
                .<ShareResult>map(link -> new Shared(link, token))
                .orElseGet(TooManyLinks::new);
    }

    /** The links of a customer, the newest first. */
    public List<SharingLink> findByCustomer(CustomerId customer) {
        return jdbc.sql("select id, created_at from sharing_links where customer_id = ? order by created_at desc, id")
                .param(customer.value())
                .query(SharingLinks::link)
                .list();
    }

    /** False if the customer has no such link. */
    public boolean revoke(CustomerId customer, LinkId id) {
        return jdbc.sql("delete from sharing_links where customer_id = ? and id = ?")
                        .params(customer.value(), id.value())
                        .update()
                == 1;
    }

    /** The customer whose wishlist the token gives access to. */
    public Optional<CustomerId> findOwner(LinkToken token) {
        return jdbc.sql("select customer_id from sharing_links where token_hash = ?")
                .param(token.hash())
                .query((row, _) -> new CustomerId(row.getString("customer_id")))
                .optional();
    }

    private static SharingLink link(ResultSet row, int number) throws SQLException {
        return new SharingLink(
                new LinkId(row.getObject("id", UUID.class)),
                row.getTimestamp("created_at").toInstant());
    }
}
