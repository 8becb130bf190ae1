// Checks sessions, one per line, with simdjson on demand: the types of the five members, timestamps
// in any form of RFC 3339, and duplicate keys at the top level. Prints the number of faulty lines.
//
// usage: simdjson-peer lines|many FILE
//
// `lines` parses each line as a document. `many` lets iterate_many find the documents, which scans
// many lines at once, and starts again after each faulty one.

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include <simdjson.h>

using namespace simdjson;

namespace {

constexpr size_t block_size = 1 << 20;

// Large enough for any line of the benchmark.
constexpr size_t batch_size = 1 << 16;

bool digits(const char *text, int count) {
    for (int place = 0; place < count; place++) {
        if (static_cast<unsigned char>(text[place] - '0') > 9) return false;
    }
    return true;
}

int number(const char *text) { return (text[0] - '0') * 10 + text[1] - '0'; }

bool is_moment(std::string_view text) {
    if (text.size() < 20) return false;
    const char *at = text.data();
    if (!digits(at, 4) || at[4] != '-' || !digits(at + 5, 2) || at[7] != '-' || !digits(at + 8, 2)
        || (at[10] | 0x20) != 't' || !digits(at + 11, 2) || at[13] != ':' || !digits(at + 14, 2)
        || at[16] != ':' || !digits(at + 17, 2)) {
        return false;
    }
    static constexpr int days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = number(at) * 100 + number(at + 2);
    const int month = number(at + 5);
    const int day = number(at + 8);
    if (month < 1 || month > 12 || day < 1) return false;
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > days[month] + (month == 2 && is_leap ? 1 : 0)) return false;
    if (number(at + 11) > 23 || number(at + 14) > 59 || number(at + 17) > 60) return false;
    size_t place = 19;
    if (at[place] == '.') {
        const size_t first = ++place;
        while (place < text.size() && digits(at + place, 1)) place++;
        if (place == first) return false;
    }
    if (place < text.size() && (at[place] | 0x20) == 'z') return place + 1 == text.size();
    return place + 6 == text.size() && (at[place] == '+' || at[place] == '-')
        && digits(at + place + 1, 2) && at[place + 3] == ':' && digits(at + place + 4, 2)
        && number(at + place + 1) < 24 && number(at + place + 4) < 60;
}

bool is_faulty_moment(ondemand::value value) {
    ondemand::json_type type;
    if (value.type().get(type)) return true;
    if (type == ondemand::json_type::null) return !value.is_null();
    std::string_view text;
    return value.get_string().get(text) || !is_moment(text);
}

bool is_faulty_integer(ondemand::value value, bool may_be_null) {
    ondemand::json_type type;
    if (value.type().get(type)) return true;
    if (may_be_null && type == ondemand::json_type::null) return !value.is_null();
    int64_t integer;
    return value.get_int64().get(integer);
}

bool is_faulty_text(ondemand::value value) {
    ondemand::json_type type;
    if (value.type().get(type)) return true;
    if (type == ondemand::json_type::null) return !value.is_null();
    std::string_view text;
    return value.get_string().get(text);
}

// Returns whether the object breaks a rule. `keys` is a buffer for reuse.
template <typename Document>
bool is_faulty(Document &document, std::vector<std::string_view> &keys) {
    ondemand::object object;
    if (document.get_object().get(object)) return true;
    keys.clear();
    unsigned present = 0;
    bool faulty = false;
    for (auto result : object) {
        ondemand::field field;
        if (std::move(result).get(field)) return true;
        std::string_view key;
        if (field.unescaped_key().get(key)) return true;
        unsigned bit = 0;
        if (key == "authenticated_at") {
            bit = 1;
            faulty |= is_faulty_moment(field.value());
        } else if (key == "id") {
            bit = 2;
            faulty |= is_faulty_integer(field.value(), false);
        } else if (key == "last_seen_at") {
            bit = 4;
            faulty |= is_faulty_moment(field.value());
        } else if (key == "url") {
            bit = 8;
            faulty |= is_faulty_text(field.value());
        } else if (key == "user_id") {
            bit = 16;
            faulty |= is_faulty_integer(field.value(), true);
        } else {
            for (std::string_view other : keys) faulty |= other == key;
            keys.push_back(key);
        }
        faulty |= (present & bit) != 0;
        present |= bit;
    }
    return faulty || (present & 2) == 0;
}

size_t check_lines(ondemand::parser &parser, const char *start, size_t size, size_t room,
                   std::vector<std::string_view> &keys) {
    size_t faulty = 0;
    const char *const end = start + size;
    for (const char *line = start; line < end;) {
        const char *next = static_cast<const char *>(std::memchr(line, '\n', end - line));
        if (next == nullptr) next = end;
        const size_t length = next - line;
        ondemand::document document;
        const size_t rest = room - (line - start);
        if (length > 0
            && (parser.iterate(line, length, rest).get(document) || is_faulty(document, keys)
                // No location is left if nothing follows.
                || document.current_location().error() != OUT_OF_BOUNDS)) {
            faulty++;
        }
        line = next + 1;
    }
    return faulty;
}

size_t check_many(ondemand::parser &parser, const char *start, size_t size,
                  std::vector<std::string_view> &keys) {
    size_t faulty = 0;
    const char *const end = start + size;
    while (start < end) {
        ondemand::document_stream documents;
        if (parser.iterate_many(start, end - start, batch_size).get(documents)) return faulty + 1;
        const char *broken = nullptr;
        for (auto at = documents.begin(); at != documents.end(); ++at) {
            ondemand::document_reference document;
            if (!(*at).get(document) && !is_faulty(document, keys)) continue;
            broken = start + at.current_index();
            break;
        }
        if (broken == nullptr) break;
        // An extra quotation mark inverts strings and structure after it, so start again.
        faulty++;
        const void *next = std::memchr(broken, '\n', end - broken);
        start = next == nullptr ? end : static_cast<const char *>(next) + 1;
    }
    return faulty;
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) return 64;
    const bool finds_documents = std::strcmp(arguments[1], "many") == 0;
    const int file = open(arguments[2], O_RDONLY);
    if (file < 0) return 2;
    // Blocks of whole lines, so that memory is read while it is in the cache.
    std::vector<char> buffer(block_size + SIMDJSON_PADDING);
    std::vector<std::string_view> keys;
    ondemand::parser parser;
    size_t faulty = 0;
    size_t filled = 0;
    while (true) {
        const ssize_t got = read(file, buffer.data() + filled, block_size - filled);
        if (got < 0) return 2;
        filled += got;
        size_t whole = filled;
        if (got > 0) {
            while (whole > 0 && buffer[whole - 1] != '\n') whole--;
            if (whole == 0 && filled < block_size) continue;
            if (whole == 0) return 2;
        }
        faulty += finds_documents
            ? check_many(parser, buffer.data(), whole, keys)
            : check_lines(parser, buffer.data(), whole, buffer.size(), keys);
        std::memmove(buffer.data(), buffer.data() + whole, filled - whole);
        filled -= whole;
        if (got == 0) break;
    }
    std::printf("%zu\n", faulty);
}
