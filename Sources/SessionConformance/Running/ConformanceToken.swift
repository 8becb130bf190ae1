import Gen

/// A replay token: a short text that contains the payloads of one failure.
///
/// It contains the bytes themselves, so it does not depend on a seed or a version of the
/// generators, and works with any testee.
public struct ConformanceToken: Hashable, Sendable {
    /// What to ask, at least once: the smallest payload of the failure, the same for other fields
    /// that fail alike, and the payload that the failure was found with.
    public let cases: [Case]

    /// A question to the testee.
    public struct Case: Hashable, Sendable {
        /// The payloads in order; the last one shows the failure.
        public let payloads: [[UInt8]]

        /// What to ask the testee to do with the payloads.
        public let question: TesteeQuestion

        /// Whether the payload is the one that the failure was found with, before shrinking.
        public let isOriginal: Bool

        /// The fault that the payloads show; `nil` if unknown.
        let fault: FaultHash?
    }

    /// Creates a token from at least one payload and what to ask the testee to do.
    public init(_ payloads: [[UInt8]], asking question: TesteeQuestion = .roundTrip) {
        self.init([
            Case(payloads: payloads, question: question, isOriginal: false, fault: nil)
        ])
    }

    init(_ cases: [Case]) {
        self.cases = cases
    }

    /// The payloads of the first case; the last one shows the failure.
    public var payloads: [[UInt8]] { cases.first?.payloads ?? [] }

    /// What to ask the testee to do with the payloads of the first case.
    public var question: TesteeQuestion { cases.first?.question ?? .roundTrip }
}

extension ConformanceToken {
    /// The version of tokens that this type writes.
    package static let version = 2

    /// The versions of tokens that this type reads: the first one has a single case.
    package static let readableVersions = 1...version

    /// Returns the number in `p1-…`, or `nil` for text that does not start like a token.
    package static func version(of text: String) -> Int? {
        guard text.hasPrefix("p"), let hyphen = text.firstIndex(of: "-") else { return nil }
        let digits = text[..<hyphen].dropFirst()
        let isNumber = digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isNumber ? Int(digits) : nil
    }
}

extension ConformanceToken: CustomStringConvertible {
    /// The token as text, such as `p2-AQQAEHsiaWQiOjB9AA-9c2f`.
    ///
    /// A run of equal bytes takes only a few characters, so a token for 100,000 brackets is short.
    public var description: String {
        var bytes: [UInt8] = []
        Self.append(cases.count, to: &bytes)
        for asked in cases { Self.append(asked, to: &bytes) }
        return "p\(Self.version)-\(Self.codec.text(of: bytes))-\(Self.checksum(bytes))"
    }

    /// Parses a token.
    ///
    /// - Throws: ``ConformanceTokenError`` if the text is not a token.
    public init(_ text: String) throws(ConformanceTokenError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Self.codec.bytes(of: parts[1]),
            parts[2] == Self.checksum(bytes)
        else { throw ConformanceTokenError(text: text) }
        var rest = bytes[...]
        let cases =
            switch parts[0] {
            case "p1": Self.firstVersion(from: &rest).map { [$0] }
            case "p2": Self.cases(from: &rest)
            default: nil as [Case]?
            }
        guard let cases, rest.isEmpty else { throw ConformanceTokenError(text: text) }
        self.init(cases)
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

    /// The maximum number of cases in a token.
    private static let mostCases = 64

    /// The maximum number of payloads in a case: the one that fails, and those before it.
    static let mostPayloads = RequestHistory.most.requests + 1

    /// Appends a case: a number with the count of payloads and two flags, the fault, or 0 if it is
    /// unknown, and the payloads.
    private static func append(_ asked: Case, to bytes: inout [UInt8]) {
        let flags = (asked.question == .encoding ? 1 : 0) + (asked.isOriginal ? 2 : 0)
        append(asked.payloads.count << 2 + flags, to: &bytes)
        append(Int(asked.fault?.value ?? 0), to: &bytes)
        for payload in asked.payloads { append(payload, to: &bytes) }
    }

    private static func cases(from bytes: inout ArraySlice<UInt8>) -> [Case]? {
        guard let count = number(from: &bytes), 1...mostCases ~= count else { return nil }
        var cases: [Case] = []
        for _ in 0..<count {
            guard let head = number(from: &bytes), let fault = number(from: &bytes),
                let hash = UInt32(exactly: fault),
                let payloads = payloads(head >> 2, from: &bytes)
            else { return nil }
            cases.append(
                Case(
                    payloads: payloads,
                    question: head & 1 == 1 ? .encoding : .roundTrip,
                    isOriginal: head & 2 == 2,
                    fault: hash == 0 ? nil : FaultHash(value: hash)
                )
            )
        }
        return cases
    }

    /// Reads the only case of a token of the first version: 0 for encoding, the count of payloads,
    /// and the payloads.
    private static func firstVersion(from bytes: inout ArraySlice<UInt8>) -> Case? {
        let question: TesteeQuestion = bytes.first == 0 ? .encoding : .roundTrip
        if question == .encoding { bytes = bytes.dropFirst() }
        guard let count = number(from: &bytes), let payloads = payloads(count, from: &bytes) else {
            return nil
        }
        return Case(payloads: payloads, question: question, isOriginal: false, fault: nil)
    }

    private static func payloads(
        _ count: Int,
        from bytes: inout ArraySlice<UInt8>
    ) -> [[UInt8]]? {
        guard 1...mostPayloads ~= count else { return nil }
        var payloads: [[UInt8]] = []
        for _ in 0..<count {
            guard let payload = payload(from: &bytes) else { return nil }
            payloads.append(payload)
        }
        return payloads
    }

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
