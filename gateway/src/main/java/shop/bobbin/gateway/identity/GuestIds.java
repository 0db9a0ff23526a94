package shop.bobbin.gateway.identity;

/** Where guests get their identity: 128 bits that nobody can guess, as 22 characters of base64url. */
@FunctionalInterface
interface GuestIds {

    CustomerId next();
}
