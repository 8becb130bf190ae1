import StrictJSON
import Testing

@Suite
struct `Duplicate keys` {
    @Test(arguments: [
        (#"{"a":1,"b":2}"#, []), (#"{"a":1,"a":2}"#, ["/a@7"]),
        (#"{"a":1,"\u0061":2,"a":3}"#, ["/a@7", "/a@18"]),
        (#"{"":1,"":2}"#, ["/@6"]), (#"{"a":{"a":1},"b":[{"a":1},{"a":1}]}"#, []),
        (#"[0,{"x":{"k":[],"k":{}}}]"#, ["/1/x/k@16"]),
        (#"{"a/b":1,"a\/b":2}"#, ["/a~1b@9"]), (#"{"a":1,"A":1}"#, []),
        (#"{"😀":1,"\ud83d\ude00":2}"#, ["/😀@10"]),
        (#"{"a":{"b":1,"b":2},"a":{"c":1,"c":2}}"#, ["/a/b@12", "/a@19", "/a/c@30"]),
        ("{\"\u{E9}\":1,\"e\u{301}\":2}", []), ("{\"\u{E9}\":1,\"\\u00e9\":2}", ["/\u{E9}@8"]),
        (#"{"\u0000":1,"":2}"#, []), (#"{"\ud800":1,"\udc00":2,"\ufffd":3}"#, []),
        (
            #"{"x":[[],[{"a":0,"b":[1],"b":2,"a":[{"c":1,"c":1}]}]]}"#,
            ["/x/1/0/b@25", "/x/1/0/a@31", "/x/1/0/a/0/c@43"]
        ),
    ])
    func `are found by their scalars, at the later occurrence`(text: String, expected: [String])
        throws
    {
        let found = try JSONDocument(parsing: text).root.duplicateKeys()
        #expect(found.map { "\($0.pointer)@\($0.offset)" } == expected)
    }

    @Test
    func `are found if they have lone surrogates`() throws {
        let text = #"{"\ud800":1,"\uD800":2}"#
        #expect(try JSONDocument(parsing: text).root.duplicateKeys().map(\.offset) == [12])
    }

    @Test
    func `have pointers below the given one`() throws {
        let root = try JSONDocument(parsing: #"{"a":1,"a":2}"#).root
        let found = root.duplicateKeys(below: JSONPointer([.index(3)]))
        #expect(found.map(\.pointer.description) == ["/3/a"])
    }

    @Test
    func `are found at the deepest level and among thousands of keys`() throws {
        let keys = (0..<5_000).map { #""key \#($0)":{}"# }.joined(separator: ",")
        let text =
            String(repeating: "[", count: 510) + "{\(keys),\"key 7\":0}"
            + String(repeating: "]", count: 510)
        let found = try JSONDocument(parsing: text).root.duplicateKeys()
        #expect(found.map(\.pointer.tokens.count) == [511])
        #expect(found.first?.pointer.tokens.last == .key("key 7"))
    }
}
