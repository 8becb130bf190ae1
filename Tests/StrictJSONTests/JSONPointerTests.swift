import StrictJSON
import Testing

@Suite
struct `A JSON pointer` {
    @Test(
        arguments: [
            ([], ""), ([.key("")], "/"), ([.key("a"), .index(0)], "/a/0"), ([.key("a/b")], "/a~1b"),
            ([.key("m~n")], "/m~0n"), ([.key("~1")], "/~01"), ([.key("/~")], "/~1~0"),
            ([.key("c%d")], "/c%d"), ([.key(" ")], "/ "), ([.key("é\u{301}/")], "/é\u{301}~1"),
            ([.key("k\"l"), .key("")], "/k\"l/"), ([.index(10), .key("10")], "/10/10"),
        ] as [([JSONPointer.Token], String)]
    )
    func `is written with escapes`(tokens: [JSONPointer.Token], expected: String) {
        let pointer = JSONPointer(tokens)
        #expect(pointer.description == expected)
        let appended = tokens.reduce(JSONPointer()) { pointer, token in
            switch token {
            case .key(let key): pointer.appending(key)
            case .index(let index): pointer.appending(index)
            }
        }
        #expect(appended == pointer)
    }

    @Test
    func `has the same shape for the same member of other elements`() {
        let first = JSONPointer([.key("sessions"), .index(0), .key("0")])
        let second = JSONPointer([.key("sessions"), .index(17), .key("0")])
        #expect(first.shape == "/sessions/*/0")
        #expect(first.shape == second.shape)
        #expect(first != second)
    }

    @Test
    func `resolves to the example values of RFC 6901`() throws {
        let text =
            #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        let root = try JSONDocument(parsing: text).root
        #expect(root[JSONPointer()]?.hasContent(of: root) == true)
        #expect(root[JSONPointer([.key("foo"), .index(1)])]?.string == "baz")
        for (value, key) in ["", "a/b", "c%d", "e^f", "g|h", #"i\j"#, "k\"l", " ", "m~n"]
            .enumerated()
        {
            #expect(root[JSONPointer([.key(key)])]?.number?.int64 == Int64(value))
        }
    }

    @Test
    func `resolves to nil if there is no such value`() throws {
        let root = try JSONDocument(parsing: #"{"a":[1],"b":null,"\ud800":1}"#).root
        let tokens: [[JSONPointer.Token]] = [
            [.key("c")], [.index(0)], [.key("a"), .index(1)], [.key("a"), .index(-1)],
            [.key("a"), .key("0")], [.key("b"), .key("")], [.key("a"), .index(0), .index(0)],
            [.key("a"), .index(.max)], [.key("\u{FFFD}")],
        ]
        for tokens in tokens { #expect(root[JSONPointer(tokens)] == nil) }
    }

    @Test
    func `distinguishes composed keys from decomposed ones`() throws {
        let composed = JSONPointer([.key("\u{E9}")])
        let decomposed = JSONPointer([.key("e\u{301}")])
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
        #expect(JSONPointer([.index(0)]) != JSONPointer([.key("0")]))
        let root = try JSONDocument(parsing: "{\"e\u{301}\":1,\"\u{E9}\":2}").root
        #expect(root[composed]?.number?.int64 == 2)
        #expect(root[decomposed]?.number?.int64 == 1)
    }

    @Test
    func `resolves to the first member with a repeated key`() throws {
        let root = try JSONDocument(parsing: #"{"a":1,"\u0061":2}"#).root
        #expect(root[JSONPointer([.key("a")])]?.number?.int64 == 1)
        #expect(root["a"]?.number?.int64 == 1)
    }
}
