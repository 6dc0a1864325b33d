// Verifies a webhook as Standard Webhooks describes it: https://www.standardwebhooks.com
// Java 11 or later, no dependencies. In a server, call verify() with the body exactly as it came, before it is parsed.

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Verify {
    static final long TOLERANCE_SECONDS = 300;

    /** Throws unless the body was signed with the secret (whsec_...) within five minutes of nowSeconds. */
    public static void verify(
            String secret, String id, String timestamp, String signature, byte[] body, long nowSeconds)
            throws GeneralSecurityException {
        if (!timestamp.matches("[0-9]{1,15}")
                || Math.abs(nowSeconds - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            throw new SignatureException("the timestamp is not of now");
        }
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        if (key.length == 0) {
            throw new SignatureException("there is no secret");
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(body);
        // While one secret replaces another there are two signatures.
        if (Arrays.stream(signature.split(" ")).noneMatch(one -> matches(one, expected))) {
            throw new SignatureException("no signature matches");
        }
    }

    private static boolean matches(String one, byte[] expected) {
        if (!one.startsWith("v1,")) {
            return false;
        }
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(one.substring(3)), expected);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    // WEBHOOK_SECRET=whsec_... java Verify.java ID TIMESTAMP SIGNATURE < body
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        System.in.transferTo(body);
        try {
            long now = System.currentTimeMillis() / 1000;
            String secret = System.getenv().getOrDefault("WEBHOOK_SECRET", "");
            verify(secret, args[0], args[1], args[2], body.toByteArray(), now);
            System.out.println("verified");
        } catch (SignatureException refused) {
            System.out.println("refused: " + refused.getMessage());
            System.exit(1);
        }
    }
}
