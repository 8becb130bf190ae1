import StrictJSON
import TestEffort
import Testing

@testable import SessionModel

/// Reading by outline and reading by tree must give the same session or the same error.
@Suite
struct `Reading a session by the outline of its text` {
    private static func read(
        _ json: [UInt8],
        throughTree: Bool
    ) -> Result<SessionObject, SessionDecodingError> {
        Result { () throws(SessionDecodingError) in
            throughTree ? try SessionObject(throughTree: json) : try SessionObject(json: json)
        }
    }

    private static func sound(_ json: String) throws -> SessionObject? {
        let bytes = Array(json.utf8)
        return SessionObject(
            sound: try JSONOutline(parsing: bytes),
            in: unsafe bytes.span.bytes
        )
    }

    @Test
    func `accepts each combination of states, in any order`() throws {
        for session in `A session object`.allStates {
            let text = String(decoding: session.json(), as: UTF8.self)
            #expect(try Self.sound(text) == session)
        }
        let reversed = #" { "url" : null , "user_id" : 12e0 , "id" : -1 } "#
        #expect(try Self.sound(reversed) == SessionObject(id: -1, url: .null, userID: .value(12)))
    }

    @Test
    func `ignores undeclared fields and recognizes escaped keys`() throws {
        let text = #"{"a":[{"b":"\ud800"}],"\u0069d":1,"xrl":null,"b":{"id":2}}"#
        #expect(try Self.sound(text) == SessionObject(id: 1))
    }

    @Test(arguments: [
        #"{"id":1,"user_id":1.5}"#, #"{"id":null}"#, #"{"id":1,"url":"\ud800"}"#, "[1]", "{}",
        #"{"id":1,"url":{"a":"b"}}"#, #"{"id":18446744073709551616}"#, #""id""#,
    ])
    func `returns nil for a text that is not sound`(json: String) throws {
        #expect(try Self.sound(json) == nil)
    }

    @Test(arguments: `Strict decoding of a session`.rejections)
    func `rejects with the same error as the tree`(
        rejection: `Strict decoding of a session`.Rejection
    ) {
        let json = Array(rejection.json.utf8)
        #expect(Self.read(json, throughTree: false) == Self.read(json, throughTree: true))
    }

    @Test(arguments: [
        #"{"id":1,"id":1}"#, #"{"id":1,"\u0069d":2}"#, #"{"id":null,"a":0,"a":0}"#,
        #"{"id":1,"a":{"b":0,"b":0},"id":2}"#, #"{"id":1,"a":0,"a":{"b":0,"b":0}}"#,
        #"{"id":1,"id":{"b":0,"\u0062":0}}"#, #"{"a~/":0,"id":1,"a~\/":2,"id":3}"#,
        #"{"id":1,"\ud800":0,"\uD800":0}"#, #"{"id":1,"é":0,"\u00e9":0}"#,
        #"{"id":1,"\ud83d\ude00":0,"😀":0}"#, #"{"id":1,"a":0,"b":0,"c":0,"b":0,"a":0}"#,
        "{" + (0..<40).map { "\"k\($0 % 30)\":0" }.joined(separator: ",") + "}",
        "\u{FEFF}{\"id\":1,\"id\":1}", #"[{"id":1,"id":1}]"#,
    ])
    func `rejects repeated keys as the tree does`(json: String) {
        let json = Array(json.utf8)
        let outline = Self.read(json, throughTree: false)
        #expect(outline == Self.read(json, throughTree: true))
        #expect(throws: SessionDecodingError.self) { try outline.get() }
    }

    @Test(arguments: [
        #"{"id":1,"ab":0,"ba":0}"#, #"{"id":1,"\u0061":0,"\u0062":0}"#, #"{"id":1,"di":0}"#,
        #"{"id":1,"é":0,"e\u0301":0}"#, #"{"id":1,"\ud800":0,"\udc00":0,"\ufffd":0}"#,
        "{\"id\":1," + (0..<40).map { "\"k\($0 + 10)\":0" }.joined(separator: ",") + "}",
    ])
    func `accepts keys that only look alike`(json: String) throws {
        #expect(try SessionObject(json: Array(json.utf8)) == SessionObject(id: 1))
    }

    @Test(arguments: [
        `A session object`.sample.json(),
        Array(#"{"user_id":-0,"url":"\u00e9\ud83d\ude00é","id":1.0e1,"last_seen_at":null}"#.utf8),
        Array(#"{"a":[0,{"b":"c","d":{}}],"\u0069d":1,"x":"\ud800","e":[[]]}"#.utf8),
    ])
    func `agrees with the tree on a text with any byte replaced, removed or inserted`(
        text: [UInt8]
    ) {
        var (accepted, rejected) = (0, 0)
        let bytes: [UInt8] = Array(#" "\,:{}[]0159eE.-unltx"#.utf8) + [0, 0x80, 0xEF, 0xFF]
        for index in TestEffort.sample(of: text.indices, every: 4) {
            // Each byte at every other position.
            let some = stride(from: index % 2, to: bytes.count, by: 2).map { bytes[$0] }
            let replacements = [[]] + some.flatMap { [[$0], [text[index], $0]] }
            for replacement in replacements {
                var changed = text
                changed.replaceSubrange(index...index, with: replacement)
                let (outline, tree) = (
                    Self.read(changed, throughTree: false),
                    Self.read(changed, throughTree: true)
                )
                guard outline == tree else {
                    Issue.record("\(String(decoding: changed, as: UTF8.self))")
                    return
                }
                if case .success = outline { accepted += 1 } else { rejected += 1 }
            }
        }
        #expect(rejected > TestEffort.count(800, plain: 200))
        // Both verdicts must be common, or the test shows little.
        #expect(accepted > TestEffort.count(150, plain: 40))
    }
}
