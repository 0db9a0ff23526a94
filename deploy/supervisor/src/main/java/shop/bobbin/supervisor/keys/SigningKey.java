package shop.bobbin.supervisor.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An ES256 key pair (curve P-256) with the member names of RFC 7517; a coordinate always has 32 bytes. */
record SigningKey(String keyId, String x, String y, String d) {

    private static final int COORDINATE_BYTES = 32;
    private static final Pattern KEY = Pattern.compile("\\{[^{}]*}");
    private static final Pattern CREATED_AT = Pattern.compile("-(\\d{8}T\\d{9}Z)$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Generates a key. Its id contains its owner and creation time, which makes it unique. */
    static SigningKey generate(String owner, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new SigningKey(
                    owner + "-" + TIME.format(now),
                    encode(point.getAffineX()),
                    encode(point.getAffineY()),
                    encode(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parses a JWK set that was written with {@link #privateJwk}. */
    static List<SigningKey> parse(String jwkSet) {
        var keys = KEY.matcher(jwkSet)
                .results()
                .map(MatchResult::group)
                .map(key -> new SigningKey(member(key, "kid"), member(key, "x"), member(key, "y"), member(key, "d")))
                .toList();
        if (keys.isEmpty()) {
            throw new SigningKeysException("The JWK set contains no key.");
        }
        return keys;
    }

    /** The creation time from the key id, as sortable text; empty, which sorts as the oldest, for foreign key ids. */
    String createdAt() {
        var time = CREATED_AT.matcher(keyId);
        return time.find() ? time.group(1) : "";
    }

    String publicJwk() {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(keyId, x, y);
    }

    String privateJwk() {
        return publicJwk().replaceFirst("}$", ",\"d\":\"" + d + "\"}");
    }

    ECPrivateKey privateKey() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var secret = new BigInteger(1, Base64.getUrlDecoder().decode(d));
            var curve = parameters.getParameterSpec(ECParameterSpec.class);
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(BigInteger coordinate) {
        var bytes = coordinate.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        var significant =
                bytes[0] == 0 && bytes.length > COORDINATE_BYTES ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        System.arraycopy(significant, 0, padded, COORDINATE_BYTES - significant.length, significant.length);
        return BASE64.encodeToString(padded);
    }

    private static String member(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new SigningKeysException(
                    "A key has no '" + name + "'. Only JWK sets that were created by this tool can be read.");
        }
        return found.group(1);
    }
}
