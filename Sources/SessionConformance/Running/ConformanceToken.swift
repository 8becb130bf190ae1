import Gen

/// A short text that shows one failure again: the payloads to ask about, in their order.
///
/// It holds the bytes themselves, so it depends on no seed and no version of a generator, and works
/// against any testee.
public struct ConformanceToken: Hashable, Sendable {
    /// The payloads, the one that shows the failure last.
    public let payloads: [[UInt8]]

    /// What the testee is to be asked about them.
    public let question: TesteeQuestion

    /// The token of some payloads, at least one, and of what is asked about them.
    public init(_ payloads: [[UInt8]], asking question: TesteeQuestion = .roundTrip) {
        self.payloads = payloads
        self.question = question
    }
}

extension ConformanceToken {
    /// The version of the tokens that are read and written.
    package static let version = 1

    /// The number in `p1-…`, or `nil` for a text that does not start like a token.
    package static func version(of text: String) -> Int? {
        guard text.hasPrefix("p"), let hyphen = text.firstIndex(of: "-") else { return nil }
        let digits = text[..<hyphen].dropFirst()
        let isNumber = digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isNumber ? Int(digits) : nil
    }
}

extension ConformanceToken: CustomStringConvertible {
    /// The token as text, such as `p1-AQl7ImlkIjowfQ-9c2f`.
    ///
    /// Bytes that repeat take no more room than one, so a token for a long run of brackets is
    /// short.
    public var description: String {
        var bytes: [UInt8] = []
        // No token has no payloads, so the number is free to say that they are to be encoded.
        if question == .encoding { Self.append(0, to: &bytes) }
        Self.append(payloads.count, to: &bytes)
        for payload in payloads { Self.append(payload, to: &bytes) }
        return "p\(Self.version)-\(Self.codec.text(of: bytes))-\(Self.checksum(bytes))"
    }

    /// Reads a token.
    ///
    /// - Throws: ``ConformanceTokenError`` where the text is no token.
    public init(_ text: String) throws(ConformanceTokenError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "p\(Self.version)",
            let bytes = Self.codec.bytes(of: parts[1]), parts[2] == Self.checksum(bytes)
        else { throw ConformanceTokenError(text: text) }
        var rest = bytes[...]
        let question: TesteeQuestion = rest.first == 0 ? .encoding : .roundTrip
        if question == .encoding { rest = rest.dropFirst() }
        guard let count = Self.number(from: &rest), 1...64 ~= count else {
            throw ConformanceTokenError(text: text)
        }
        var payloads: [[UInt8]] = []
        for _ in 0..<count {
            guard let payload = Self.payload(from: &rest) else {
                throw ConformanceTokenError(text: text)
            }
            payloads.append(payload)
        }
        self.init(payloads, asking: question)
    }
}

/// A text that is no ``ConformanceToken``, or was damaged in copying.
public struct ConformanceTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let text: String

    /// One sentence that says what is wrong.
    public var description: String { "'\(text)' is no replay token, or was damaged in copying" }
}

// MARK: - Bytes

extension ConformanceToken {
    /// The most bytes that a payload of a token may have.
    private static let longest = 1 << 24

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        TokenCodec.append(UInt64(number), to: &bytes)
    }

    private static func number(from bytes: inout ArraySlice<UInt8>) -> Int? {
        TokenCodec.number(from: &bytes).flatMap { Int(exactly: $0) }
    }

    /// A payload as runs: an even number is twice the count of bytes that follow, an odd one twice
    /// the count that the byte after it is repeated; zero ends it.
    private static func append(_ payload: [UInt8], to bytes: inout [UInt8]) {
        var plain: [UInt8] = []
        func flush() {
            guard !plain.isEmpty else { return }
            append(2 * plain.count, to: &bytes)
            bytes += plain
            plain = []
        }
        var index = 0
        while index < payload.count {
            let end = payload[index...].firstIndex { $0 != payload[index] } ?? payload.count
            if end - index > 4 {
                flush()
                append(2 * (end - index) + 1, to: &bytes)
                bytes.append(payload[index])
            } else {
                plain += payload[index..<end]
            }
            index = end
        }
        flush()
        append(0, to: &bytes)
    }

    private static func payload(from bytes: inout ArraySlice<UInt8>) -> [UInt8]? {
        var payload: [UInt8] = []
        while let run = number(from: &bytes) {
            if run == 0 { return payload }
            guard run / 2 <= longest - payload.count else { return nil }
            if run.isMultiple(of: 2) {
                guard bytes.count >= run / 2 else { return nil }
                payload += bytes.prefix(run / 2)
                bytes = bytes.dropFirst(run / 2)
            } else {
                guard let byte = bytes.popFirst() else { return nil }
                payload += repeatElement(byte, count: run / 2)
            }
        }
        return nil
    }

    // Base 64 with letters that need no quoting in a shell, and without the hyphen between the
    // parts.
    private static let codec = TokenCodec(
        letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._"
    )

    private static func checksum(_ bytes: [UInt8]) -> String {
        let digits = String(TextHash.value(of: bytes) & 0xFFFF, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
