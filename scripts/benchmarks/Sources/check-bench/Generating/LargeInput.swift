/// An input that is large in one way, and its memory limit.
struct LargeInput: Sendable {
    let name: String

    /// The number of bytes of memory that `check` may use at a time.
    let limit: Int

    /// Writes the input.
    let write: @Sendable (Repetition) throws -> Void

    /// Creates an input whose longest session has the given number of bytes and distinct keys.
    init(
        _ name: String,
        sessionBytes: Int = 0,
        keys: Int = 0,
        _ write: @escaping @Sendable (Repetition) throws -> Void
    ) {
        self.name = name
        limit = 32 << 20 + min(sessionBytes, 64 << 20) + 100 * keys
        self.write = write
    }

    /// Returns all inputs, with sizes from `scaled`.
    static func all(_ scaled: (Int) -> Int) -> [LargeInput] {
        streams(scaled(1_000_000_000)) + sessions(scaled) + envelopes(scaled(400_000_000))
            + lists(scaled)
    }

    /// Typical inputs: many sessions.
    private static func streams(_ bytes: Int) -> [LargeInput] {
        let size = Figures.megabytes(bytes)
        return [
            LargeInput("one small file") { try $0.file.append("{\"id\":1}\n") },
            LargeInput("NDJSON of \(size) MB") { try $0.sessions(bytes: bytes, separator: "\n") },
            LargeInput("a list of \(size) MB") { input in
                try input.file.append(#"{"sessions":["#)
                try input.sessions(bytes: bytes, separator: ",")
                try input.file.append("]}")
            },
        ]
    }

    /// Single sessions that are large.
    private static func sessions(_ scaled: (Int) -> Int) -> [LargeInput] {
        let keys = scaled(3_000_000)
        let duplicates = scaled(60_000)
        let letters = scaled(400_000_000)
        return [
            LargeInput(
                "a session with \(Figures.grouped(keys)) undeclared keys",
                sessionBytes: keys * 14,
                keys: keys
            ) { input in
                try input.file.append(#"{"id":1,"#)
                try input.items(keys) { #""key\#($0)":1"# }
                try input.file.append("}")
            },
            LargeInput(
                "nested duplicates at 500 depths, 60 times",
                sessionBytes: 363_000,
                keys: 500 * 60
            ) { input in
                let chain = LineKind.nested(#"{"a":0,"a":"#, "}", 500, around: "0")
                try input.file.append(#"{"id":1,"a":["#)
                try input.items(60) { _ in chain }
                try input.file.append("]}")
            },
            LargeInput(
                "\(Figures.grouped(duplicates)) duplicates in an object 500 deep",
                sessionBytes: duplicates * 6
            ) { input in
                try input.file.append(#"{"id":1,"a":"# + LineKind.nested(#"{"a":"#, "", 499) + "{")
                try input.items(duplicates) { _ in #""a":1"# }
                try input.file.append("}" + LineKind.nested("", "}", 499) + "}")
            },
            LargeInput(
                "a session with a text of \(Figures.megabytes(letters)) MB",
                sessionBytes: letters
            ) { input in
                try input.file.append(#"{"id":1,"a":""#)
                try input.letters(letters)
                try input.file.append("\"}\n")
            },
        ]
    }

    /// Envelopes whose other members are large, before and after the sessions.
    private static func envelopes(_ bytes: Int) -> [LargeInput] {
        let size = Figures.megabytes(bytes)
        let value = String(repeating: "x", count: 80)
        let count = bytes / 102
        let session = #""sessions":[{"id":1}]"#
        @Sendable func many(_ input: Repetition) throws {
            try input.items(count) { #""member\#($0 + 10_000_000)":"\#(value)""# }
        }
        @Sendable func large(_ input: Repetition) throws {
            try input.file.append(#""other":""#)
            try input.letters(bytes)
            try input.file.append("\"")
        }
        let bodies: [(String, Int, @Sendable (Repetition) throws -> Void)] = [
            ("\(Figures.grouped(count)) members, \(size) MB,", count, many),
            ("one member of \(size) MB", 0, large),
        ]
        return bodies.flatMap { name, keys, body in
            [
                // Until a key of an envelope is read, an object may be a session, and is kept in
                // memory.
                LargeInput("\(name) before `sessions`", sessionBytes: bytes, keys: keys) { input in
                    try input.file.append("{")
                    try body(input)
                    try input.file.append("," + session + "}")
                },
                LargeInput("\(name) after `sessions`", keys: keys) { input in
                    try input.file.append("{" + session + ",")
                    try body(input)
                    try input.file.append("}")
                },
            ]
        }
    }

    /// Many findings, rows and foreign entries.
    private static func lists(_ scaled: (Int) -> Int) -> [LargeInput] {
        let arrays = scaled(10_000_000)
        let rows = scaled(1_000_000)
        let body = scaled(400_000_000)
        return [
            LargeInput("`{\"sessions\":[[],[],…]}` of \(Figures.megabytes(arrays * 3)) MB") {
                input in
                try input.file.append(#"{"sessions":["#)
                try input.items(arrays) { _ in "[]" }
                try input.file.append("]}")
            },
            LargeInput("\(Figures.grouped(arrays)) lines without an id") { input in
                try input.items(arrays, separator: "\n") { _ in #"{"url":null}"# }
            },
            LargeInput("\(Figures.grouped(rows)) lines with a fresh key each") { input in
                try input.items(rows, separator: "\n") { #"{"id":1,"key_number_\#($0)":null}"# }
            },
            LargeInput("an archive with a foreign body of \(Figures.megabytes(body)) MB") { input in
                try input.file.append(entry("/app.js"))
                try input.letters(body)
                try input.file.append(
                    #""}}},"# + entry("/api/v2/sessions").dropFirst(opening.count)
                )
                try input.file.append(#"{\"sessions\":[{\"id\":1}]}"}}}]}}"#)
            },
        ]
    }

    private static let opening = #"{"log":{"entries":["#

    /// The start of an archive up to the text of its first entry.
    private static func entry(_ path: String) -> String {
        opening + #"{"request":{"method":"GET","url":"https://c.zendesk.com\#(path)"},"#
            + #""response":{"status":200,"content":{"text":""#
    }
}
