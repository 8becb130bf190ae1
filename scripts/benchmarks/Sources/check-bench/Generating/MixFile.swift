/// A file with the mix, in one of the forms that `check` reads.
struct MixFile {
    enum Form: String, CaseIterable {
        case lines = "NDJSON"
        case list = #"`{"sessions":[…]}`"#
        case array = "one array"
        case archive = "HAR"
    }

    let path: String
    let lineCount: Int
    let byteCount: Int

    /// The number of times each rule is broken in the file.
    let planted: [String: Int]

    /// The number of lines that break a rule.
    let violations: Int

    /// Writes the file; its lines can be elements of a list if `isList`, or if the form requires
    /// it.
    init(_ count: Int, form: Form = .lines, isList: Bool = false, at path: String) throws {
        let file = try ByteFile(path)
        var mix = Mix(isList: isList || form != .lines)
        switch form {
        case .lines: try Self.writeLines(count, of: &mix, to: file)
        case .list: try Self.writeList(count, of: &mix, between: #"{"sessions":["#, "]}", to: file)
        case .array: try Self.writeList(count, of: &mix, between: "[", "]", to: file)
        case .archive: try Self.writeArchive(count, of: &mix, to: file)
        }
        try file.close()
        self.path = path
        lineCount = count
        byteCount = file.count
        planted = mix.planted
        violations = mix.violations
    }

    private static func writeLines(
        _ count: Int,
        of mix: inout Mix,
        to file: ByteFile
    ) throws {
        var line: [UInt8] = []
        for _ in 0..<count {
            line.removeAll(keepingCapacity: true)
            mix.write(to: &line)
            try file.append(line)
        }
    }

    private static func writeList(
        _ count: Int,
        of mix: inout Mix,
        between opening: String,
        _ end: String,
        to file: ByteFile
    ) throws {
        try file.append(opening)
        var line: [UInt8] = []
        for index in 0..<count {
            line.removeAll(keepingCapacity: true)
            mix.write(to: &line)
            line.removeLast()
            if index < count - 1 { line.append(0x2C) }
            try file.append(line)
        }
        try file.append(end)
    }

    /// Writes responses of a hundred sessions each.
    private static func writeArchive(
        _ count: Int,
        of mix: inout Mix,
        to file: ByteFile
    ) throws {
        try file.append(
            #"{"log":{"version":"1.2","creator":{"name":"a","version":"1"},"entries":["#
        )
        for start in stride(from: 0, to: count, by: 100) {
            var body = Array(#"{"sessions":["#.utf8)
            for index in start..<min(start + 100, count) {
                if index > start { body.append(0x2C) }
                mix.write(to: &body)
                body.removeLast()
            }
            body += Array("]}".utf8)
            if start > 0 { try file.append(",") }
            try writeEntry(body, to: file)
        }
        try file.append("]}}")
    }

    private static func writeEntry(_ body: [UInt8], to file: ByteFile) throws {
        try file.append(
            #"{"startedDateTime":"2023-11-21T17:24:29.000Z","time":17,"request":{"method":"GET","#
                + #""url":"https://c.zendesk.com/api/v2/sessions","httpVersion":"HTTP/2","#
                + #""headers":[]},"response":{"status":200,"statusText":"OK","headers":[],"#
                + #""content":{"size":\#(body.count),"mimeType":"application/json","text":""#
        )
        var text: [UInt8] = []
        text.reserveCapacity(body.count * 5 / 4)
        for byte in body {
            if byte == 0x22 || byte == 0x5C { text.append(0x5C) }
            text.append(byte)
        }
        try file.append(text)
        try file.append(#""}}}"#)
    }
}
