import Platform

/// The bytes that a base64 text encodes, decoded while it is read.
///
/// The URL-safe alphabet, missing padding and line breaks are accepted, because some recorders
/// write them.
final class Base64Content: ByteReader {
    let name: String

    private let text: StringContent

    /// Bytes that have been decoded but not read.
    private var pending = ByteQueue()

    /// Letters that have not been decoded: fewer than four, unless more of the text is read.
    private var letters: [UInt8] = []

    /// Whether the text has ended, or is not base64 from here on.
    private var isAtEnd = false

    /// Whether the text is not base64.
    private(set) var isInvalid = false

    /// The number of bytes decoded so far.
    private(set) var byteCount = 0

    /// The bytes that `text` encodes.
    init(_ text: StringContent) {
        self.text = text
        name = text.name
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        while pending.isEmpty {
            guard !isAtEnd else { return 0 }
            try decodeMore()
        }
        return unsafe pending.read(into: buffer)
    }

    /// Decodes whatever has not been read, to find out whether it is base64.
    func finish() throws(InputFailure) {
        while !isAtEnd { try decodeMore() }
    }

    private func decodeMore() throws(InputFailure) {
        let chunk = try text.readChunk()
        letters += chunk.lazy.compactMap(Self.letter)
        isAtEnd = chunk.isEmpty
        var whole = letters.count / 4 * 4
        if isAtEnd, whole < letters.count {
            letters += repeatElement(UInt8(ascii: "="), count: 4 - letters.count + whole)
            whole = letters.count
        }
        let (start, rest) = (Array(letters[..<whole]), letters[whole...])
        pending.removeAll()
        pending.bytes += Base64.decoded(start, allowsLeftoverBits: true) ?? []
        // Padding is the end of the text, so nothing may follow it. It may itself come in parts.
        if pending.bytes.isEmpty && !start.isEmpty || hasEnded && !start.isEmpty {
            isInvalid = true
            isAtEnd = true
            pending.removeAll()
        }
        if start.last == UInt8(ascii: "=") { hasEnded = true }
        letters = Array(rest)
        byteCount += pending.bytes.count
    }

    /// Whether padding has been read.
    private var hasEnded = false

    /// Returns the letter of the standard alphabet for a byte; `nil` for a line break.
    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\r"), UInt8(ascii: "\n"): nil
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
    }

    /// Whether a base64 text may start with this byte.
    static func mayStart(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
