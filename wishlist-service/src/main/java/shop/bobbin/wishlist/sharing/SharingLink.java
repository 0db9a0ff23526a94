package shop.bobbin.wishlist.sharing;

import java.time.Instant;

public record SharingLink(LinkId id, Instant createdAt) {}
