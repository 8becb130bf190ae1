import PayloadInput
import SessionContract
import SessionModel
import StrictJSON

/// Replaces everything in a payload that may be personal data by fakes of the same shape.
///
/// Ids, hosts, users, times, texts and unusual keys are replaced. Equal values stay equal, times
/// stay in order, and digit counts, dialects and lengths stay, except for hosts and e-mail
/// addresses. The same payload with the same salt has the same fake. Without the salt, the original
/// cannot be computed. What carries no data stays: null, true, false, zeros, empty text, times
/// before the year 2000, invisible characters, and keys that look like names.
///
/// The fake has the same findings as the original. This is checked, and the fake is made again with
/// another secret until it holds.
package struct Scrubber: Sendable {
    private let hash: KeyedHash
    private let now: Int64

    /// The number of secrets to try before giving up.
    private static let mostAttempts: UInt8 = 32

    /// Creates a scrubber with a secret.
    ///
    /// `now` is in seconds since 1970. Times after it stay in the future.
    package init(salt: [UInt8], now: Int64 = CaseOracle.now) {
        hash = KeyedHash(salt: salt)
        self.now = now
    }

    /// Returns a random secret.
    package static func randomSalt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Returns the fake of a payload: a session, an envelope, or any other JSON text.
    ///
    /// - Throws: If the payload is not JSON, since then its values cannot be located, or if no fake
    ///   has the same findings.
    package func scrub(_ payload: [UInt8]) throws(CorpusFailure) -> [UInt8] {
        let original = findings(in: payload)
        for attempt in 0..<Self.mostAttempts {
            let pass = ScrubbingPass(hash: hash.tweaked(by: attempt), now: now)
            let fake = try pass.scrub(payload)
            if findings(in: fake) == original { return fake }
        }
        throw CorpusFailure(
            "none of \(Self.mostAttempts) fakes of this payload has the same findings; write a "
                + "smaller payload by hand that shows the problem, and add it without --scrub",
            kind: .refused
        )
    }

    /// Returns the findings of a payload, without values and names.
    private func findings(in payload: [UInt8]) -> [String] {
        var ledger = Ledger(Ledger.Options(rowLimit: 100_000, isGrouping: false))
        var reader = PayloadReader(JudgeSettings(now: now))
        reader.read(payload, name: "", into: &ledger)
        return ledger.summary.rows.map { row in
            "\(row.finding.rule.id) \(row.finding.place.pointer.tokens.count) "
                + row.finding.wording.kind
        }
    }
}

/// One pass over a payload with one secret.
private struct ScrubbingPass {
    let text: FakeText
    let moments: FakeMoment

    init(hash: KeyedHash, now: Int64) {
        text = FakeText(hash: hash)
        let judge = JudgeSettings(now: now)
        moments = FakeMoment(hash: hash, latest: judge.now + judge.allowedSkew)
    }

    func scrub(_ payload: [UInt8]) throws(CorpusFailure) -> [UInt8] {
        let bytes = unsafe payload.span.bytes
        var walk = JSONWalk(from: bytes.byteOrderMarkLength())
        var result: [UInt8] = []
        var copied = 0
        var key: JSONString?
        func replace(_ range: Range<Int>, by fake: [UInt8]) {
            result += payload[copied..<range.lowerBound] + fake
            copied = range.upperBound
        }
        do throws(JSONSyntaxError) {
            while let event = try walk.next(in: bytes) {
                switch event {
                case .key(let extent):
                    let name = JSONString(extent, in: bytes)
                    key = name
                    guard !Self.isPlainName(name) else { continue }
                    replace(extent.start - 1..<extent.end + 1, by: quoted(text.words(name.bytes)))
                case .string(let extent):
                    let value = JSONString(extent, in: bytes)
                    let fake = quoted(self.fake(of: value, under: key))
                    replace(extent.start - 1..<extent.end + 1, by: fake)
                case .number(let range):
                    // A count is not personal data, and must stay equal to the number of sessions.
                    guard key != "count" else { continue }
                    let number = String(decoding: payload[range], as: UTF8.self)
                    replace(range, by: Array(text.number(number).utf8))
                case .beginObject, .endObject, .beginArray, .endArray, .bool, .null:
                    break
                }
            }
            try bytes.requireEnd(from: walk.offset)
        } catch {
            throw CorpusFailure(
                "only JSON can be scrubbed, but at byte \(error.offset) \(error.reason); replace "
                    + "personal data by hand, and add the payload without --scrub",
                kind: .refused
            )
        }
        return result + payload[copied...]
    }

    /// Whether a key looks like a name from a schema, rather than data.
    private static func isPlainName(_ key: JSONString) -> Bool {
        if DeclaredField(key: key) != nil || DeclaredField(misspelled: key) != nil { return true }
        return key.bytes.count <= 40
            && key.bytes.allSatisfy { byte in
                0x61...0x7A ~= byte || 0x41...0x5A ~= byte || byte == 0x5F || byte == 0x24
            }
    }

    private func fake(of value: JSONString, under key: JSONString?) -> [UInt8] {
        guard let string = value.string else { return text.words(value.bytes) }
        let field = key.flatMap { DeclaredField(key: $0) }
        if field?.kind != .number, field?.meaning != .link, let moved = moments.moved(string) {
            return Array(moved.utf8)
        }
        if field?.meaning == .link || string.contains("://") { return text.link(value.bytes) }
        if SensitiveText.looksLikeSecret(string) { return text.mask(value.bytes) }
        if let at = value.bytes.lastIndex(of: UInt8(ascii: "@")), SensitiveText.holdsAddress(string)
        {
            return text.words(value.bytes[..<at]) + Array("@example.com".utf8)
        }
        let isNumber = value.bytes.allSatisfy(\.isDigit)
        return isNumber && !value.bytes.isEmpty
            ? Array(text.digits(string).utf8) : text.words(value.bytes)
    }

    private func quoted(_ content: [UInt8]) -> [UInt8] { Array(Inline.quoted(content).utf8) }
}
