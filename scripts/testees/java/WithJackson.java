import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** Jackson. Modes: default, lenient, strict. */
public class WithJackson {
    public static class Session {
        public long id;
        public String authenticated_at;
        public String last_seen_at;
        public String url;
        public Long user_id;
    }

    static ObjectMapper mapper(String mode) {
        JsonMapper.Builder builder = JsonMapper.builder();
        if (!mode.equals("default")) {
            builder.serializationInclusion(JsonInclude.Include.NON_NULL);
            builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }
        if (mode.equals("strict")) {
            builder.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
            builder.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
            builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        }
        return builder.build();
    }

    static void answer(ObjectMapper mapper, byte[] payload, ObjectNode reply) {
        Session session;
        try {
            session = mapper.readValue(payload, Session.class);
        } catch (IOException error) {
            reply.put("outcome", "rejected").put("reason", error.toString());
            return;
        }
        try {
            reply.put("outcome", "accepted").put("payload", mapper.writeValueAsBytes(session));
        } catch (IOException error) {
            reply.put("outcome", "error").put("reason", error.toString());
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream replies = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        ObjectMapper protocol = new ObjectMapper(), mapper = mapper(arguments[0]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line; (line = lines.readLine()) != null; ) {
            JsonNode request = protocol.readTree(line);
            ObjectNode reply = protocol.createObjectNode().put("seq", request.get("seq").asLong());
            switch (request.get("op").asText()) {
                case "bye":
                    return;
                case "hello":
                    reply.put("protocol", "session-testee/1").putArray("ops").add("roundtrip");
                    reply.putObject("testee").put("name", "Jackson (" + arguments[0] + ")")
                        .put("version", PackageVersion.VERSION.toString()).put("language", "Java");
                    break;
                case "roundtrip":
                    answer(mapper, request.get("payload").binaryValue(), reply);
                    break;
                default:
                    reply.put("outcome", "unsupported");
            }
            replies.println(reply);
        }
    }
}
