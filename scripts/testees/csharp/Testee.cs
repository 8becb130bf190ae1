// Json.NET. Modes: default, ignore-nulls, strict.
using System;
using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

class Session
{
    [JsonProperty("id")] public long Id { get; set; }
    [JsonProperty("authenticated_at")] public string AuthenticatedAt { get; set; }
    [JsonProperty("last_seen_at")] public string LastSeenAt { get; set; }
    [JsonProperty("url")] public string Url { get; set; }
    [JsonProperty("user_id")] public long? UserId { get; set; }
}

class StrictSession : Session
{
    [JsonProperty("id", Required = Required.Always)] public new long Id { get; set; }
}

static class Testee
{
    static JObject Answer(Type type, JsonSerializerSettings settings, byte[] payload)
    {
        object session;
        try
        {
            var text = Encoding.UTF8.GetString(payload);
            session = JsonConvert.DeserializeObject(text, type, settings);
        }
        catch (Exception error)
        {
            return new JObject { { "outcome", "rejected" }, { "reason", error.Message } };
        }
        try
        {
            var output = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(session, settings));
            return new JObject {
                { "outcome", "accepted" }, { "payload", Convert.ToBase64String(output) } };
        }
        catch (Exception error)
        {
            return new JObject { { "outcome", "error" }, { "reason", error.Message } };
        }
    }

    static void Main(string[] arguments)
    {
        var replies = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(Console.Error); // prints of libraries go away from the replies
        var mode = arguments[0];
        var settings = new JsonSerializerSettings();
        if (mode != "default") settings.NullValueHandling = NullValueHandling.Ignore;
        if (mode == "strict") settings.MissingMemberHandling = MissingMemberHandling.Error;
        if (mode == "strict") settings.DateParseHandling = DateParseHandling.None;
        var type = mode == "strict" ? typeof(StrictSession) : typeof(Session);
        for (string line; (line = Console.In.ReadLine()) != null;)
        {
            var request = JObject.Parse(line);
            var op = (string)request["op"];
            if (op == "bye") return;
            var reply = new JObject { { "outcome", "unsupported" } };
            if (op == "hello")
            {
                var version = typeof(JsonConvert).Assembly.GetName().Version.ToString(3);
                reply = new JObject {
                    { "protocol", "session-testee/1" }, { "ops", new JArray("roundtrip") },
                    { "testee", new JObject { { "name", "Json.NET (" + mode + ")" },
                        { "version", version }, { "language", "C#" } } } };
            }
            else if (op == "roundtrip")
            {
                var payload = Convert.FromBase64String((string)request["payload"]);
                reply = Answer(type, settings, payload);
            }
            reply["seq"] = request["seq"];
            replies.WriteLine(reply.ToString(Formatting.None));
        }
    }
}
