// C++. Modes: nlohmann, rapidjson, boost.
#include <nlohmann/json.hpp>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <boost/json/src.hpp>
#include <boost/version.hpp>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>

struct Session {
    std::int64_t id;
    std::optional<std::string> authenticated_at, last_seen_at, url;
    std::optional<std::int64_t> user_id;
};

const char *const texts[] = {"authenticated_at", "last_seen_at", "url"};
std::optional<std::string> &text(Session &session, int index) {
    std::optional<std::string> *all[] = {&session.authenticated_at, &session.last_seen_at,
                                         &session.url};
    return *all[index];
}

std::string withNlohmann(const std::string &payload) {
    auto tree = nlohmann::json::parse(payload);
    Session session{tree.at("id").get<std::int64_t>(), {}, {}, {}, {}};
    for (int i = 0; i < 3; i++)
        if (tree.contains(texts[i]) && !tree[texts[i]].is_null())
            text(session, i) = tree[texts[i]].get<std::string>();
    if (tree.contains("user_id") && !tree["user_id"].is_null())
        session.user_id = tree["user_id"].get<std::int64_t>();
    nlohmann::json output = {{"id", session.id}};
    for (int i = 0; i < 3; i++)
        if (text(session, i)) output[texts[i]] = *text(session, i);
    if (session.user_id) output["user_id"] = *session.user_id;
    return output.dump();
}

std::string withRapidJSON(const std::string &payload) {
    rapidjson::Document tree;
    if (tree.Parse(payload.data(), payload.size()).HasParseError())
        throw std::runtime_error(rapidjson::GetParseError_En(tree.GetParseError()));
    // RapidJSON asserts types, so a program must ask before each access.
    if (!tree.IsObject() || !tree.HasMember("id") || !tree["id"].IsInt64())
        throw std::runtime_error("id is missing or not an integer");
    Session session{tree["id"].GetInt64(), {}, {}, {}, {}};
    for (int i = 0; i < 3; i++)
        if (tree.HasMember(texts[i]) && tree[texts[i]].IsString())
            text(session, i) = {tree[texts[i]].GetString(), tree[texts[i]].GetStringLength()};
    if (tree.HasMember("user_id") && tree["user_id"].IsInt64())
        session.user_id = tree["user_id"].GetInt64();
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartObject();
    writer.Key("id"), writer.Int64(session.id);
    for (int i = 0; i < 3; i++)
        if (auto &value = text(session, i))
            writer.Key(texts[i]), writer.String(value->data(), value->size());
    if (session.user_id) writer.Key("user_id"), writer.Int64(*session.user_id);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::string withBoost(const std::string &payload) {
    auto tree = boost::json::parse(payload).as_object();
    Session session{boost::json::value_to<std::int64_t>(tree.at("id")), {}, {}, {}, {}};
    for (int i = 0; i < 3; i++)
        if (auto found = tree.if_contains(texts[i]); found && !found->is_null())
            text(session, i) = boost::json::value_to<std::string>(*found);
    if (auto found = tree.if_contains("user_id"); found && !found->is_null())
        session.user_id = boost::json::value_to<std::int64_t>(*found);
    boost::json::object output{{"id", session.id}};
    for (int i = 0; i < 3; i++)
        if (text(session, i)) output[texts[i]] = *text(session, i);
    if (session.user_id) output["user_id"] = *session.user_id;
    return boost::json::serialize(output);
}

const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string fromBase64(const std::string &text) {
    std::string bytes;
    std::uint32_t bits = 0, count = 0;
    for (char letter : text) {
        if (letter == '=') break;
        bits = bits << 6 | alphabet.find(letter), count += 6;
        if (count >= 8) bytes += char(bits >> (count -= 8));
    }
    return bytes;
}

std::string toBase64(const std::string &bytes) {
    std::string text;
    std::uint32_t bits = 0, count = 0;
    for (unsigned char byte : bytes)
        for (bits = bits << 8 | byte, count += 8; count >= 6;)
            text += alphabet[bits >> (count -= 6) & 63];
    if (count) text += alphabet[bits << (6 - count) & 63];
    return text.append((4 - text.size() % 4) % 4, '=');
}

int main(int, char **arguments) {
    const std::string mode = arguments[1];
    auto round = mode == "boost" ? withBoost : mode == "nlohmann" ? withNlohmann : withRapidJSON;
    auto version = [](int a, int b, int c) {
        return std::to_string(a) + "." + std::to_string(b) + "." + std::to_string(c);
    };
    nlohmann::json names = {{"nlohmann", "nlohmann/json"}, {"boost", "Boost.JSON"},
                            {"rapidjson", "RapidJSON"}};
    nlohmann::json versions = {
        {"nlohmann", version(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                             NLOHMANN_JSON_VERSION_PATCH)},
        {"boost", version(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, 0)},
        {"rapidjson", RAPIDJSON_VERSION_STRING}};
    for (std::string line; std::getline(std::cin, line);) {
        auto request = nlohmann::json::parse(line);
        nlohmann::json reply = {{"seq", request["seq"]}, {"outcome", "unsupported"}};
        if (request["op"] == "bye") return 0;
        if (request["op"] == "hello")
            reply = {{"seq", request["seq"]}, {"protocol", "session-testee/1"},
                     {"ops", {"roundtrip"}},
                     {"testee", {{"name", names[mode]}, {"version", versions[mode]},
                                 {"language", "C++"}}}};
        if (request["op"] == "roundtrip") try {
                reply["payload"] = toBase64(round(fromBase64(request["payload"])));
                reply["outcome"] = "accepted";
            } catch (const std::exception &error) {
                reply["outcome"] = "rejected", reply["reason"] = error.what();
            }
        std::cout << reply.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)
                  << std::endl;
    }
}
