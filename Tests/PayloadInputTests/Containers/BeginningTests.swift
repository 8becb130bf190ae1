import Testing

@testable import PayloadInput

@Suite
struct `The beginning of a source` {
    private static let known: [(text: String, kind: Beginning)] = [
        ("\u{1F}|8B", .compressed(.gzip)),
        ("(|B5|/|FD", .compressed(.zstd)),
        ("P*M|18", .compressed(.zstd)),
        ("_*M|18", .compressed(.zstd)),
        ("BZh1|31|41|59|26|53|59", .compressed(.bzip2)),
        ("BZh9|17|72|45|38|50|90", .compressed(.bzip2)),
        ("|FD|37|7A|58|5A|00", .compressed(.xz)),
        ("PK|03|04", .foreign(.zip)),
        ("PK|05|06", .foreign(.zip)),
        ("PAR1", .foreign(.parquet)),
        ("Obj|01", .foreign(.avro)),
        ("SQLite format 3|00", .foreign(.sqlite)),
        ("|FF|FE|5B|00", .foreign(.text(.utf16))),
        ("|FE|FF|00|5B", .foreign(.text(.utf16))),
        ("|FF|FE|00|00", .foreign(.text(.utf32))),
        ("|00|00|FE|FF", .foreign(.text(.utf32))),
        ("[|00|]|00", .foreign(.text(.utf16LittleEndian))),
        ("|00|[|00|]", .foreign(.text(.utf16BigEndian))),
        ("[|00|00|00", .foreign(.text(.utf32LittleEndian))),
        ("|00|00|00|5B", .foreign(.text(.utf32BigEndian))),
        ("|00|00|00|00", .foreign(.binary)),
        ("|89|PNG|0D|0A|1A|0A|00", .foreign(.binary)),
    ]

    /// Bytes written as characters, and as two hexadecimal digits after a bar.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, part) in text.split(separator: "|", omittingEmptySubsequences: false)
            .enumerated()
        {
            let digits = part.prefix(2)
            if index > 0, digits.count == 2, let byte = UInt8(digits, radix: 16) {
                bytes.append(byte)
                bytes += part.dropFirst(2).utf8
            } else {
                bytes += part.utf8
            }
        }
        return bytes
    }

    @Test(arguments: known.indices)
    func `shows what it is, in a file and in a stream`(index: Int) {
        let (text, kind) = Self.known[index]
        let bytes = Self.bytes(text)
        #expect(Beginning(of: bytes, isWhole: true) == kind)
        #expect(Beginning(of: bytes + [1, 2, 3], isWhole: false) == kind)
        let parts = bytes.indices.map { Beginning(of: Array(bytes.prefix($0)), isWhole: false) }
        // A part may show what it is early, but nothing else.
        #expect(parts.allSatisfy { [.undecided, .text, kind].contains($0) })
        #expect(parts.first == .undecided)
    }

    @Test(arguments: [
        "", "{", "{}", "[1]", " \n", "\u{FEFF}{}", "\u{1E}{}", "x", "BZh", "BZh0123456789", "PK",
        "P",
        "SQLite", "{\"\0", "[1\0\0", "{\"id\":\0\0\0\0}", "Object", "1",
    ])
    func `is text if nothing else is certain`(text: String) {
        #expect(Beginning(of: Array(text.utf8), isWhole: true) == .text)
    }

    @Test
    func `is known from two bytes of a JSON text`() {
        // So that a program that writes little by little is read as it writes.
        for text in ["{\"", "[{", "1 ", "tr", "\n{"] {
            #expect(Beginning(of: Array(text.utf8), isWhole: false) == .text)
        }
    }

    @Test
    func `shows a tar archive by what comes after the first name`() {
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<6, with: "a.json".utf8)
        header.replaceSubrange(257..<262, with: "ustar".utf8)
        #expect(Beginning(of: header, isWhole: false) == .foreign(.tar))
        header.replaceSubrange(0..<11, with: "a/test.json".utf8)
        #expect(Beginning(of: header, isWhole: false) == .foreign(.tar))
    }
}
