import StrictJSON
import Testing

@Suite
struct `A JSON document` {
    @Test
    func `keeps order, duplicates, spelling and positions`() throws {
        let text = #"{"b":1.0, "a":[true,null,"\u0041\ud83d\ude00"],"b":-0}"#
        let document = try JSONDocument(parsing: text)
        let members = try #require(document.root.members)
        #expect(members.map(\.key.description) == ["b", "a", "b"])
        #expect(members[0].value.number?.text == "1.0")
        #expect(members[0].value.number?.int64 == 1)
        #expect(members[0].value.range == 5..<8)
        #expect(members[1].value.elements?[2].string?.string == "A😀")
        #expect(members[2].value.number?.integrality == .integer(0))
        let duplicates = document.root.duplicateKeys()
        #expect(duplicates.map(\.pointer.description) == ["/b"])
        #expect(duplicates.map(\.offset) == [47])
        var writer = JSONWriter()
        writer.value(document.root)
        #expect(writer.text == #"{"b":1.0,"a":[true,null,"A😀"],"b":-0}"#)
    }

    @Test
    func `is rejected when truncated at any byte`() {
        let bytes = Array(#"{"id":-12.5e+3,"x":["\u00e9é\n",{"y":null}],"t":true}"#.utf8)
        for count in 0..<bytes.count {
            #expect(throws: JSONSyntaxError.self) {
                try JSONDocument(parsing: Array(bytes.prefix(count)))
            }
        }
    }
}
