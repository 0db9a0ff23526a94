package shop.bobbin.gateway.identity;

/** Generates customer ids for guests: 128 random bits, as 22 characters of base64url. */
@FunctionalInterface
interface GuestIds {

    CustomerId next();
}
