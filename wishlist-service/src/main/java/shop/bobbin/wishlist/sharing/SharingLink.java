package shop.bobbin.wishlist.sharing;

import java.time.Instant;

/** A link that gives everyone who has its address read access to the customer's wishlist. */
public record SharingLink(LinkId id, Instant createdAt) {}
