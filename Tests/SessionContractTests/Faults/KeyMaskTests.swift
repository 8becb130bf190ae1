import Arrangements
import SessionContract
import SessionModel
import StrictJSON
import Testing

@Suite
struct `A key that looks like data` {
    /// Keys that may be personal data.
    private static let hidden = [
        "ann@example.com", "+1 555 0100", "Ann Lee", "Müller", "日本", "k123", "1.2.3", "id-2024-1",
        "1a2b3c", "a/b", "a~b", "a$b", "a*b", "*", " ", "\u{0}", "[", "`", "{", "/", ";", ",", "^",
        "user\u{301}", "١٢٣", "😀", String(repeating: "w", count: 41),
        String(repeating: "w", count: 2_000),
    ]

    /// Keys that are names.
    private static let shown = [
        "", "a", "extra", "userId", "USER_ID", "x-request-id", "zendesk:role", "v1.2", "__typename",
        "k12", "Z", "z", "A", "0", "9", ":", ".", "-", "_", String(repeating: "w", count: 40),
        "abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLM",
    ]

    /// Returns the pointer to this key that reports show.
    private func pointer(to key: String) -> String {
        Finding.Place(pointer: JSONPointer([.key(key)])).pointer.description
    }

    @Test(arguments: hidden)
    func `is hidden`(key: String) {
        #expect(KeyMask.hides(key))
        #expect(pointer(to: key) == "/*")
    }

    @Test(arguments: shown)
    func `is not a name from a schema`(key: String) {
        #expect(!KeyMask.hides(key))
        #expect(pointer(to: key) == "/" + key)
    }

    @Test
    func `is not a key of the contract`() {
        let keys =
            DeclaredField.allCases.map(\.key) + EnvelopeKey.allCases.map(\.rawValue)
            + Fault.PagingMember.allCases.flatMap(\.path)
        for key in keys { #expect(!KeyMask.hides(key), "\(key)") }
    }

    @Test(arguments: 1...40)
    func `is recognized by each of its characters`(length: Int) {
        let name = Array(repeating: UInt8(ascii: "n"), count: length)
        for place in name.indices {
            for byte in UInt8.min...UInt8.max {
                var key = name
                key[place] = byte
                let scalar = UnicodeScalar(byte)
                let isPlain =
                    "A"..."Z" ~= scalar || "a"..."z" ~= scalar || "0"..."9" ~= scalar
                    || "_-.:".unicodeScalars.contains(scalar)
                #expect(unsafe KeyMask.hides(key.span.bytes) == !isPlain, "\(place) \(byte)")
            }
        }
    }

    @Test
    func `has three digits, wherever they are`() {
        for first in 0..<20 {
            for second in first + 1..<21 {
                var key = Array(repeating: UInt8(ascii: "n"), count: 22)
                key[first] = UInt8(ascii: "0")
                key[second] = UInt8(ascii: "9")
                #expect(unsafe !KeyMask.hides(key.span.bytes))
                key[21] = UInt8(ascii: "5")
                #expect(unsafe KeyMask.hides(key.span.bytes))
            }
        }
    }

    @Test(arguments: hidden + shown)
    func `is the same with escapes and without`(key: String) throws {
        let escaped = key.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
        // U+0000 must be escaped.
        for written in [escaped] + (key.contains("\u{0}") ? [] : [key]) {
            let text = #"{"id":1,"\#(written)":1,"q@x":1,"name":1}"#
            let found = try Judged(text, Judged.Options(isGrouping: true)).faults
            let rows = found.filter {
                [.contractUndeclared, .contractMisspelled].contains($0.rule)
            }
            #expect(rows.count == (KeyMask.hides(key) ? 2 : 3), "\(written)")
            #expect(rows.reduce(0) { $0 + $1.count } == 3, "\(written)")
        }
    }
}
