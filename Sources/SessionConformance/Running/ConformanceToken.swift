import Gen

/// A replay token: a short text that contains the payloads of one failure, in order.
///
/// It contains the bytes themselves, so it does not depend on a seed or a version of the
/// generators, and works with any testee.
public struct ConformanceToken: Hashable, Sendable {
    /// The payloads; the last one shows the failure.
    public let payloads: [[UInt8]]

    /// What to ask the testee to do with the payloads.
    public let question: TesteeQuestion

    /// Creates a token from at least one payload and what to ask the testee to do.
    public init(_ payloads: [[UInt8]], asking question: TesteeQuestion = .roundTrip) {
        self.payloads = payloads
        self.question = question
    }
}

extension ConformanceToken {
    /// The version of tokens that this type reads and writes.
    package static let version = 1

    /// Returns the number in `p1-…`, or `nil` for text that does not start like a token.
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
    /// A run of equal bytes takes only a few characters, so a token for 100,000 brackets is short.
    public var description: String {
        var bytes: [UInt8] = []
        // A token has at least one payload, so a count of 0 is free to mark a token for encoding.
        if question == .encoding { Self.append(0, to: &bytes) }
        Self.append(payloads.count, to: &bytes)
        for payload in payloads { Self.append(payload, to: &bytes) }
        return "p\(Self.version)-\(Self.codec.text(of: bytes))-\(Self.checksum(bytes))"
    }

    /// Parses a token.
    ///
    /// - Throws: ``ConformanceTokenError`` if the text is not a token.
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

/// The error for text that is not a valid ``ConformanceToken``.
public struct ConformanceTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The invalid text.
    public let text: String

    /// The error in one sentence, without a full stop.
    public var description: String { "'\(text)' is not a replay token, or was damaged in copying" }
}

// MARK: - Bytes

extension ConformanceToken {
    /// The maximum length of a payload in a token, in bytes: a run can claim any length.
    private static let longest = 1 << 24

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        TokenCodec.append(UInt64(number), to: &bytes)
    }

    private static func number(from bytes: inout ArraySlice<UInt8>) -> Int? {
        TokenCodec.number(from: &bytes).flatMap { Int(exactly: $0) }
    }

    /// Appends a payload as runs.
    ///
    /// An even number `2 * n` is followed by `n` bytes, an odd number `2 * n + 1` by one byte that
    /// is repeated `n` times. Zero ends the payload.
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

    // Base64 with letters that need no quoting in a shell; the hyphen separates the parts.
    private static let codec = TokenCodec(
        letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._"
    )

    private static func checksum(_ bytes: [UInt8]) -> String {
        let digits = String(TextHash.value(of: bytes) & 0xFFFF, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
