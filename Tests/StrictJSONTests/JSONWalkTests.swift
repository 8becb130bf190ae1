import StrictJSON
import Testing

@Suite
struct `A JSON walk` {
    private func events(of text: String) throws -> [JSONEvent] {
        let bytes = Array(text.utf8)
        var walk = JSONWalk()
        var events: [JSONEvent] = []
        while let event = try unsafe walk.next(in: bytes.span.bytes) { events.append(event) }
        return events
    }

    private func extent(_ range: Range<Int>) -> JSONStringExtent {
        var extent = JSONStringExtent(start: range.lowerBound)
        extent.end = range.upperBound
        return extent
    }

    @Test
    func `reports every value with its position`() throws {
        let text = #" {"a" : [ 1.5, true ,null,"b"], "c":{} , "d":[false ] } "#
        #expect(
            try events(of: text) == [
                .beginObject(1), .key(extent(3..<4)), .beginArray(8), .number(10..<13),
                .bool(true, 15), .null(21), .string(extent(27..<28)), .endArray(29),
                .key(extent(33..<34)), .beginObject(36), .endObject(37), .key(extent(42..<43)),
                .beginArray(45), .bool(false, 46), .endArray(52), .endObject(54),
            ]
        )
    }

    @Test
    func `notes escapes, non-ASCII bytes and lone surrogates in strings`() throws {
        let text = #"["a","é","\n","\ud800é"]"#
        let extents = try events(of: text).compactMap { event in
            if case .string(let extent) = event { extent } else { nil }
        }
        #expect(extents.map(\.hasEscapes) == [false, false, true, true])
        #expect(extents.map(\.hasNonASCII) == [false, true, false, true])
        #expect(extents.map(\.hasLoneSurrogate) == [false, false, false, true])
        #expect(extents.map(\.isPlain) == [true, false, false, false])
    }

    @Test
    func `ends after one value and ignores what follows`() throws {
        let bytes = Array(#"  {"a":1}x"#.utf8)
        let span = unsafe bytes.span.bytes
        #expect(try span.endOfValue(from: 0) == 9)
        #expect(try span.endOfValue(from: 7) == 8)
        #expect(throws: JSONSyntaxError(.unknownLiteral, at: 9)) { try span.endOfValue(from: 9) }
        #expect(throws: JSONSyntaxError(.emptyText, at: 10)) { try span.endOfValue(from: 10) }
        var walk = JSONWalk()
        #expect(!walk.isComplete)
        while try walk.next(in: span) != nil {}
        #expect(walk.isComplete)
        #expect(try walk.next(in: span) == nil)
        #expect(walk.offset == 9)
    }

    @Test
    func `counts its depth`() throws {
        let bytes = Array(#"[{"a":[]}]"#.utf8)
        var walk = JSONWalk()
        var depths: [Int] = []
        while try unsafe walk.next(in: bytes.span.bytes) != nil { depths.append(walk.depth) }
        #expect(depths == [1, 2, 2, 3, 2, 1, 0])
    }

    /// Feeds a text byte by byte to one walk, which must report the same as over the whole text.
    @Test(arguments: [
        #" { "a" : [ "b\u00e9\ud83d\ude00" , { } , [ ] , "é€😀" ] , "c" : { "d" : "" } , "e" : [] } "#,
        #"["a" , ]"#, #"{"a":"b" , }"#, #"{"a" "b"}"#, #"{"a" : ]"#, #"["\ud800\u00zz"]"#,
        #"[ "a" "b" ]"#, #"{"a":[],"b"}"#, #"["a",,]"#,
    ])
    func `continues over a buffer that has grown`(text: String) {
        let bytes = Array(text.utf8)
        var walk = JSONWalk()
        var grown: [JSONEvent] = []
        var failure: JSONSyntaxError?
        for count in 0...bytes.count where failure == nil {
            let buffer = Array(bytes.prefix(count))
            do throws(JSONSyntaxError) {
                while let event = try unsafe walk.next(in: buffer.span.bytes) {
                    grown.append(event)
                }
            } catch {
                let isCut = error.kind == .unexpectedEnd || error.kind == .emptyText
                if !isCut || count == bytes.count { failure = error }
            }
        }
        let whole = outcome(of: bytes)
        #expect(grown == whole.events)
        #expect(failure == whole.error)
    }

    private func outcome(of bytes: [UInt8]) -> (events: [JSONEvent], error: JSONSyntaxError?) {
        var walk = JSONWalk()
        var events: [JSONEvent] = []
        do throws(JSONSyntaxError) {
            while let event = try unsafe walk.next(in: bytes.span.bytes) { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error)
        }
    }

    @Test
    func `throws the same error again after an error`() {
        for (text, kind, offset) in `A JSON syntax error`.texts where kind != .trailingContent {
            let bytes = Array(text.utf8)
            let span = unsafe bytes.span.bytes
            var walk = JSONWalk(from: span.byteOrderMarkLength())
            let expected = JSONSyntaxError(kind, at: offset)
            for _ in 0..<2 {
                #expect(throws: expected) { while try walk.next(in: span) != nil {} }
            }
        }
    }
}
