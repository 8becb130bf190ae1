import Gen
import StrictJSON
import Testing

@Suite
struct `The outline of a text` {
    /// The facts on which the outline and the tree of a text must agree.
    private struct Expectation: Equatable {
        var kind: JSONValue.Kind
        var keys: [JSONString]
        var kinds: [JSONValue.Kind]
        var hasDuplicateKey: Bool
        var hasLoneSurrogate: Bool
        var hasByteOrderMark: Bool

        init(_ document: JSONDocument) {
            kind = document.root.kind
            keys = document.root.members?.map(\.key) ?? []
            kinds = document.root.members?.map(\.value.kind) ?? []
            hasDuplicateKey = !document.root.duplicateKeys().isEmpty
            hasLoneSurrogate = document.root.hasLoneSurrogate
            hasByteOrderMark = document.hasByteOrderMark
        }

        init(_ outline: JSONOutline, of text: [UInt8]) {
            kind = outline.kind
            keys = outline.members.map { unsafe JSONString($0.key, in: text.span.bytes) }
            kinds = outline.members.map(\.value.kind)
            hasDuplicateKey = outline.hasDuplicateKey
            hasLoneSurrogate = outline.hasLoneSurrogate
            hasByteOrderMark = outline.hasByteOrderMark
        }
    }

    private static func outline(
        _ text: [UInt8]
    ) -> Result<Expectation, JSONSyntaxError> {
        Result { () throws(JSONSyntaxError) in
            Expectation(try JSONOutline(parsing: text), of: text)
        }
    }

    private static func tree(_ text: [UInt8]) -> Result<Expectation, JSONSyntaxError> {
        Result { () throws(JSONSyntaxError) in
            Expectation(try JSONDocument(parsing: text))
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `agrees with the tree on any text and any error`(seed: UInt64) {
        var generator = SplitMix64(state: 500 + seed)
        var accepted = 0
        for round in 0..<1_400 {
            let sample = Mutation.samples[round % Mutation.samples.count]
            let text = Mutation.mutated(Array(sample.utf8), using: &generator)
            let (outline, tree) = (Self.outline(text), Self.tree(text))
            if outline != tree { Issue.record("\(String(decoding: text, as: UTF8.self))") }
            if case .success = outline { accepted += 1 }
        }
        #expect((140..<1_260).contains(accepted))
    }

    @Test(arguments: [
        #"{"a":0,"a":1}"#, #"{"a":0,"\u0061":1}"#, #"{"\u0061":0,"a":1}"#, #"[{"b":{},"b":0}]"#,
        #"{"a":[{"b":[],"c":0,"b":1}],"d":0}"#, #"{"":0,"":0}"#, #"{"\ud800":0,"\uD800":0}"#,
        #"[[],{"a":{"x":0},"a":0}]"#,
    ])
    func `finds a repeated key at any depth and in any spelling`(text: String) throws {
        let outline = try JSONOutline(parsing: Array(text.utf8))
        #expect(outline.hasDuplicateKey)
    }

    @Test(arguments: [
        #"{"a":{"a":{"a":0}},"b":{"a":0}}"#, #"[{"a":0},{"a":0}]"#, #"{"a":0,"A":0,"":0}"#,
        #"{"a":["a","a"]}"#, #"{"\u00e9":0,"e\u0301":0}"#, #""a""#, "0", "[]",
    ])
    func `does not confuse different keys`(text: String) throws {
        let outline = try JSONOutline(parsing: Array(text.utf8))
        #expect(!outline.hasDuplicateKey)
    }

    @Test(arguments: [1, 15, 16, 17, 1000], [false, true])
    func `finds a repeated key among many as among few`(count: Int, escaped: Bool) throws {
        let keys = (0..<count).map { #""k\#($0)""# } + [escaped ? #""\u006b0""# : #""k0""#]
        let sound = try JSONOutline(parsing: Array("{\(Self.members(keys.dropLast()))}".utf8))
        #expect(!sound.hasDuplicateKey)
        let doubled = try JSONOutline(parsing: Array("{\(Self.members(keys[...]))}".utf8))
        #expect(doubled.hasDuplicateKey)
        let nested = try JSONOutline(parsing: Array("[{\(Self.members(keys[...]))}]".utf8))
        #expect(nested.hasDuplicateKey)
    }

    private static func members(_ keys: ArraySlice<String>) -> String {
        keys.map { "\($0):0" }.joined(separator: ",")
    }
}
