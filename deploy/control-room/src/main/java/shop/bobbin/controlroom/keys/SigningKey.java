package shop.bobbin.controlroom.keys;

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
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** An ES256 key (curve P-256) in the words of RFC 7517, where a coordinate is always 32 bytes. */
record SigningKey(String keyId, String x, String y, String d) {

    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static SigningKey generate(String keyId) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new SigningKey(
                    keyId,
                    encode(point.getAffineX()),
                    encode(point.getAffineY()),
                    encode(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads back the one key of a set that {@link #privateJwk} has written. */
    static SigningKey parse(String jwkSet) {
        return new SigningKey(member(jwkSet, "kid"), member(jwkSet, "x"), member(jwkSet, "y"), member(jwkSet, "d"));
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
            throw new IllegalArgumentException("no '" + name + "' in the key set");
        }
        return found.group(1);
    }
}
