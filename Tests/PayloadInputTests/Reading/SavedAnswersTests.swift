import PayloadInput
import SessionContract
import StrictJSON
import Testing

@Suite
struct `The answers in a source` {
    private static let one = #"{"session":{"id":1,"url":"a\u000Ab"}}"#
    private static let list = #"{"sessions":[{"id":1},{"id":2}],"count":2}"#

    private static func answers(in text: String) -> SavedAnswers {
        SavedAnswers(Array(text.utf8), name: "x")
    }

    private static func texts(in text: String) -> [String] {
        answers(in: text).answers.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private static func entry(
        _ body: String,
        path: String = "/api/v2/sessions",
        status: Int = 200
    ) -> String {
        let text = JSONWriter.text { $0.value(JSONValue(.string(JSONString(body)))) }
        return #"{"request":{"method":"GET","url":"https://u:p@a.test\#(path)?token=t"},"#
            + #""response":{"status":\#(status),"content":{"text":\#(text)}}}"#
    }

    private static func archive(_ entries: String...) -> String {
        #"{"log":{"version":"1.2","entries":[\#(entries.joined(separator: ","))]}}"#
    }

    @Test(arguments: [
        one, "  \(one)\n", "\u{FEFF}\(one)", "{\n \"id\": 1\n}\n", "[1, 2]", "7", "{", "",
        "{\n \"id\": 1,\n}\n",
    ])
    func `are the source itself if it is one text, whatever is around it`(text: String) {
        let found = Self.answers(in: text)
        #expect(found.bytes == Array(text.utf8))
        #expect(!found.isArchive)
        #expect(found.answers.count <= 1)
    }

    @Test(arguments: [
        (one + "\n" + list + "\n", [one, list]),
        (one + "\r\n\n" + list, [one, list]),
        (list + one, [list, one]),
        (one + "\n{\"id\":1,}\n" + list + "\n", [one, "{\"id\":1,}", list]),
        ("\u{1E}\(one)\n\u{1E}\(list)\n", [one, list]),
        ("{\n\"a\":1}\n{\n\"b\":2,}\n{\n}", ["{\n\"a\":1}", "{\n\"b\":2,}", "{\n}"]),
    ])
    func `are the texts of a source with several, byte by byte`(text: String, expected: [String]) {
        #expect(Self.texts(in: text) == expected)
        #expect(!Self.answers(in: text).isArchive)
    }

    @Test
    func `have the lines on which they start`() {
        let found = Self.answers(in: "\(Self.one)\n\n\(Self.list)\nx\n")
        #expect(found.answers.map(\.position.line) == [1, 3, 4])
        #expect(found.answers.map(\.isSound) == [true, true, false])
    }

    @Test
    func `are the bodies of an archive that are judged, with the path of their request`() {
        let text = Self.archive(
            Self.entry(Self.one, path: "/api/v2/users/me/session"),
            Self.entry("{}", path: "/logo.png"),
            Self.entry("{}", status: 401),
            Self.entry(Self.list),
            Self.entry(#"{"sessions":[{"id":1,}]}"#)
        )
        let found = Self.answers(in: text)
        #expect(found.isArchive)
        #expect(
            Self.texts(in: text) == [Self.one, Self.list, #"{"sessions":[{"id":1,}]}"#]
        )
        #expect(
            found.answers.map(\.path) == [
                "/api/v2/users/me/session", "/api/v2/sessions", "/api/v2/sessions",
            ]
        )
        #expect(found.skipped.total == 1)
        #expect(found.unjudged.total == 1)
    }

    @Test
    func `do not exist in an archive without a body that is judged`() {
        let found = Self.answers(in: Self.archive(Self.entry("{}", path: "/logo.png")))
        #expect(found.isArchive)
        #expect(found.answers.isEmpty)
    }

    @Test
    func `are read from base64, cassettes and collections`() {
        let encoded =
            #"{"log":{"entries":[{"request":{"url":"/api/v2/sessions"},"response":{"status":200,"#
            + #""content":{"text":"eyJpZCI6MX0=","encoding":"base64"}}}]}}"#
        #expect(Self.texts(in: encoded) == [#"{"id":1}"#])
        let cassette =
            #"{"interactions":[{"request":{"method":"GET","uri":"https://a.test/api/v2/sessions"},"#
            + #""response":{"status":{"code":200},"body":{"sessions": [{"id": 1.0}] }}}]}"#
        #expect(Self.texts(in: cassette) == [#"{"sessions": [{"id": 1.0}] }"#])
        let collection =
            #"{"item":[{"response":[{"code":200,"body":"{\"id\":7}"}],"#
            + #""request":{"method":"GET","url":{"path":["api","v2","sessions"]}}}]}"#
        #expect(Self.texts(in: collection) == [#"{"id":7}"#])
        #expect(Self.answers(in: collection).answers.first?.path == "/api/v2/sessions")
    }

    @Test
    func `are the bodies of a transcript`() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
        let text = head + Self.one + "\n" + head + "{\"id\":1,}\n" + head + Self.list
        #expect(Self.texts(in: text) == [Self.one, "{\"id\":1,}\n", Self.list])
        #expect(Self.answers(in: text).isArchive)
        #expect(Self.answers(in: text).answers.map(\.position.line) == [1, 5, 9])
    }
}

@Suite
struct `A file of answers` {
    @Test
    func `is read up to a limit`() throws {
        let folder = try TestFolder()
        let path = try folder.write(Array(#"{"id":1}"#.utf8), to: "a.json")
        func bytes(_ limit: Int) throws -> Int {
            try SavedAnswers(
                path: path,
                name: "a.json",
                limit: limit,
                environment: [:],
                isInterrupted: { false }
            ).bytes.count
        }
        #expect(try bytes(8) == 8)
        let failure = #expect(throws: InputFailure.self) { try bytes(7) }
        #expect(failure?.source == "a.json")
    }
}
