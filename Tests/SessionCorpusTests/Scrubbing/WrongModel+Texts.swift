import Foundation
import StrictJSON

extension WrongModel {
    private static func note(in payload: String) -> String {
        (try? JSONDocument(parsing: payload).root)?["url"]?.string?.string ?? ""
    }

    private static func links(_ values: [String]) -> [String] {
        values.map { "{\"id\":48213307115,\"url\":\"\($0)\"}" }
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.elementsEqual(right.unicodeScalars)
    }

    // MARK: Normalization

    static let normalization = [
        WrongModel(
            "composes",
            links(["https://a.test/Jose\u{301}", "Ju\u{308}rgen", "\u{304B}\u{3099}"])
        ) {
            !same(note(in: $0).precomposedStringWithCanonicalMapping, note(in: $0))
        },
        WrongModel("decomposes", links(["Jos\u{E9} N\u{FA}\u{F1}ez", "\u{AE40}\u{CCA0}\u{C218}"])) {
            !same(note(in: $0).decomposedStringWithCanonicalMapping, note(in: $0))
        },
        WrongModel(
            "replaces compatible characters",
            links(["\u{FF2A}\u{FF41}\u{FF4E}\u{FF45}", "\u{FB01}nn"])
        ) {
            !same(note(in: $0).precomposedStringWithCompatibilityMapping, note(in: $0))
                && same(note(in: $0).precomposedStringWithCanonicalMapping, note(in: $0))
        },
        WrongModel("writes in lower case", links(["https://A.test/JaneDoe"])) {
            !same(note(in: $0).lowercased(), note(in: $0))
        },
        WrongModel("keeps only ASCII", links(["\u{5C71}\u{7530}", "Zo\u{EB}"])) {
            note(in: $0).utf8.contains { $0 >= 0x80 }
        },
        WrongModel("keeps only the basic plane", links(["\u{20BB7}\u{91CE}\u{5BB6}"])) {
            note(in: $0).unicodeScalars.contains { $0.value > 0xFFFF }
        },
    ]

    // MARK: Length

    static let length = [
        WrongModel("cuts at 255 bytes", links([String(repeating: "jane doe ", count: 40)])) {
            note(in: $0).utf8.count > 255
        },
        WrongModel(
            "cuts at 64 characters",
            links(["https://acme-widgets.zendesk.com/api/v2/users/99/sessions/48213307115.json"])
        ) { note(in: $0).count > 64 },
        WrongModel(
            "counts UTF-16 instead of bytes",
            links([String(repeating: "\u{5C71}", count: 100)])
        ) {
            note(in: $0).utf8.count > 255 && note(in: $0).utf16.count < 255
        },
        WrongModel("keeps 15 digits", ["{\"id\":4821330711598765}"]) {
            (try? JSONDocument(parsing: $0).root)?["id"]?.number.map { $0.text.count > 15 } == true
        },
        WrongModel("does not expect white space at an end", links(["https://acme.test/jane\\n"])) {
            note(in: $0).last?.isWhitespace == true
        },
    ]

    // MARK: Spelling

    static let spelling = [
        WrongModel(
            "does not know escapes",
            links(["\\u004aane \\u0044oe", "https:\\/\\/acme.test\\/jane"])
        ) {
            $0.contains("\\u00") || $0.contains("\\/")
        },
        WrongModel("does not know escaped keys", [#"{"\u0069d":48213307115}"#]) {
            !$0.contains("\"id\"")
        },
        WrongModel("does not know exponents", ["{\"id\":4.8213307115e10}", "{\"id\":34320e1}"]) {
            $0.contains("e1")
        },
        WrongModel("does not know points", ["{\"id\":48213307115.0}"]) { $0.contains(".0") },
        WrongModel("decodes percent signs", links(["https://acme.test/%E5%B1%B1", "a%40b"])) {
            note(in: $0).contains("%") && note(in: $0).removingPercentEncoding != nil
        },
        WrongModel("does not know white space", ["{ \"id\" :\t48213307115 }\n"]) {
            $0.contains("\t") && $0.hasSuffix("\n")
        },
        WrongModel("accepts a comma at the end", ["{\"id\":48213307115,\"name\":\"Jane\",}"]) {
            $0.hasSuffix(",}")
        },
        WrongModel("accepts a text that is cut off", ["{\"id\":48213307115,\"name\":\"Jane D"]) {
            (try? JSONDocument(parsing: $0)) == nil && $0.contains("\"id\"")
        },
        WrongModel("accepts an octal number", ["{\"id\":048213307115}"]) { $0.contains(":0") },
        WrongModel("reads a number in a string", ["{\"id\":\"48213307115\"}"]) {
            $0.firstMatch(of: /"id":"[0-9]{11}"/) != nil
        },
    ]

    // MARK: Order

    static let order = [
        WrongModel("needs the id first", ["{\"name\":\"Jane\",\"id\":48213307115}"]) {
            !$0.hasPrefix("{\"id\"")
        },
        WrongModel(
            "is seen before it is authenticated",
            [
                #"{"id":1,"authenticated_at":"2014-11-18T17:24:29Z","last_seen_at":"2014-11-18T17:24:28Z"}"#
            ]
        ) {
            let root = try? JSONDocument(parsing: $0).root
            let times = ["authenticated_at", "last_seen_at"].compactMap {
                root?[.init($0)]?.string?.string
            }
            return times.count == 2 && times[1] < times[0]
        },
    ]

    // MARK: Duplicates

    private static func keys(_ payload: String) -> [JSONString] {
        (try? JSONDocument(parsing: payload).root.members ?? [])?.map(\.key) ?? []
    }

    static let duplicates = [
        WrongModel("takes the first of two keys", [#"{"id":48213307115,"id":48213307116}"#]) {
            let members = (try? JSONDocument(parsing: $0).root.members ?? []) ?? []
            return members.count == 2 && members[0].key == members[1].key
                && members[0].value.number?.text != members[1].value.number?.text
        },
        WrongModel("takes the last of two equal members", [#"{"jane":1,"id":9,"jane":1}"#]) {
            Set(keys($0)).count < keys($0).count
        },
        WrongModel("compares keys without case", [#"{"id":48213307115,"Jane":1,"jane":2}"#]) {
            let folded = keys($0).map { $0.description.lowercased() }
            return Set(folded).count < folded.count && Set(keys($0)).count == folded.count
        },
        WrongModel("compares keys as characters", ["{\"id\":9,\"Jos\u{E9}\":1,\"Jose\u{301}\":2}"])
        {
            let texts = keys($0).map(\.description)
            return Set(texts).count < texts.count && Set(keys($0)).count == texts.count
        },
        WrongModel(
            "confuses two sessions with one id",
            [#"{"sessions":[{"id":48213307115},{"id":48213307115}]}"#]
        ) {
            let sessions = (try? JSONDocument(parsing: $0).root)?["sessions"]?.elements ?? []
            return sessions.count == 2
                && sessions[0]["id"]?.number?.text == sessions[1]["id"]?.number?.text
        },
        WrongModel(
            "keeps only one of many keys",
            ["{\"id\":9,\"ann\":1,\"bob\":2,\"eve\":3,\"a\":4,\"b\":5}"]
        ) {
            Set(keys($0)).count == 6
        },
    ]
}
