import Testing

@testable import SessionModel

/// The short cut may give up at any text, but must never say anything else than the tree does.
@Suite
struct `The short cut to ordinary sessions` {
    private static func plain(_ bytes: [UInt8]) -> SessionObject? {
        try? unsafe PlainSession.read(bytes.span.bytes)
    }

    private static func plain(_ json: String) -> SessionObject? { plain(Array(json.utf8)) }

    @Test
    func `reads each of the 81 combinations of states, in either order`() {
        for session in `A session object`.allStates {
            #expect(Self.plain(session.json()) == session)
        }
        let reversed = #" { "url" : null , "user_id" : 12e0 , "id" : -1 } "#
        #expect(Self.plain(reversed) == SessionObject(id: -1, url: .null, userID: .value(12)))
    }

    @Test
    func `knows the fields by their names`() {
        for field in SessionObject.CodingKeys.allCases where field != .id {
            let json = #"{"id":1,"\#(field.rawValue)":null}"#
            #expect(Self.plain(json) != nil)
        }
    }

    @Test(arguments: `Strict decoding of a session`.rejections)
    func `gives up where the tree rejects`(rejection: `Strict decoding of a session`.Rejection) {
        #expect(Self.plain(rejection.json) == nil)
    }

    @Test(arguments: [
        #"{"id":1,"url":null,"url":null}"#, #"{"id":1,"url":"a","url":"b"}"#,
        #"{"user_id":1,"user_id":2,"id":1}"#, #"{"id":1,"last_seen_at":null,"last_seen_at":""}"#,
        #"{"id":1,"authenticated_at":"","authenticated_at":null}"#, #"{"id":0,"id":0}"#,
        #"{"id":1,"user_id":1.5}"#, #"{"id":1,"a":[{"b":0,"b":0}]}"#, #"{"id":1,"i\u0064":2}"#,
        #"{"id":1,"url":"\ud800"}"#, #"{"id":1}{"#, #"{"id":1"#, "[1]", "\u{FEFF}{\"id\":1}",
    ])
    func `gives up at what is out of the ordinary`(json: String) {
        #expect(Self.plain(json) == nil)
    }

    @Test
    func `passes over what the contract does not declare`() {
        let text = #"{"a":[{"b":"\ud800"}],"\u0069d":1,"xrl":null,"b":{"id":2}}"#
        #expect(Self.plain(text) == SessionObject(id: 1))
    }

    @Test
    func `agrees with the tree on every text with one byte changed, taken out or doubled`() {
        let texts = [
            `A session object`.sample.json(),
            Array(
                #"{"user_id":-0,"url":"\u00e9\ud83d\ude00é","id":1.0e1,"last_seen_at":null}"#.utf8
            ),
            Array(#"{"a":[0,{"b":"c","d":{}}],"\u0069d":1,"x":"\ud800","e":[[]]}"#.utf8),
        ]
        var accepted = 0
        for text in texts {
            for index in text.indices {
                for byte: UInt8 in Array(#" "\,:{}[]0159eE.-unltx"#.utf8) + [0, 0x80, 0xEF, 0xFF] {
                    for replacement in [[byte], [], [text[index], byte]] {
                        var changed = text
                        changed.replaceSubrange(index...index, with: replacement)
                        guard let plain = Self.plain(changed) else { continue }
                        accepted += 1
                        guard (try? SessionObject(throughTree: changed)) == plain else {
                            Issue.record("\(String(decoding: changed, as: UTF8.self))")
                            return
                        }
                    }
                }
            }
        }
        #expect(accepted > 1_000)
    }
}
