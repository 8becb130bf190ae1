import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.internal.GsonBuildConfig;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Gson. Modes: default, nulls. */
public class WithGson {
    static class Session {
        long id;
        String authenticated_at;
        String last_seen_at;
        String url;
        Long user_id;
    }

    static JsonObject answer(Gson gson, byte[] payload) {
        JsonObject reply = new JsonObject();
        try {
            String text = new String(payload, StandardCharsets.UTF_8);
            Session session = gson.fromJson(text, Session.class);
            byte[] output = gson.toJson(session).getBytes(StandardCharsets.UTF_8);
            reply.addProperty("outcome", "accepted");
            reply.addProperty("payload", Base64.getEncoder().encodeToString(output));
        } catch (JsonParseException error) {
            reply.addProperty("outcome", "rejected");
            reply.addProperty("reason", error.toString());
        } catch (RuntimeException | StackOverflowError error) {
            reply.addProperty("outcome", "error");
            reply.addProperty("reason", error.toString());
        }
        return reply;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream replies = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        boolean nulls = arguments[0].equals("nulls");
        Gson gson = nulls ? new GsonBuilder().serializeNulls().create() : new Gson();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line; (line = lines.readLine()) != null; ) {
            JsonObject request = new Gson().fromJson(line, JsonObject.class);
            String op = request.get("op").getAsString();
            if (op.equals("bye")) return;
            JsonObject reply = new JsonObject();
            reply.addProperty("outcome", "unsupported");
            if (op.equals("hello")) {
                reply = new Gson().fromJson("{'protocol':'session-testee/1','ops':['roundtrip'],"
                    + "'testee':{'name':'Gson (" + arguments[0] + ")','language':'Java',"
                    + "'version':'" + GsonBuildConfig.VERSION + "'}}", JsonObject.class);
            } else if (op.equals("roundtrip")) {
                byte[] payload = Base64.getDecoder().decode(request.get("payload").getAsString());
                reply = answer(gson, payload);
            }
            reply.add("seq", request.get("seq"));
            replies.println(reply);
        }
    }
}
