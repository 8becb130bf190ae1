import PayloadInput
import SessionContract
import SessionModel
import StrictJSON

/// Replaces what could belong to somebody in a payload by fakes of the same shape.
///
/// Ids, hosts, users, moments, texts and keys that are no plain names are exchanged. Equal values
/// stay equal, moments stay in order, digit counts, dialects and lengths stay, but for hosts and
/// e-mail addresses. The same payload under the same salt has the same fake; without the salt the
/// way back cannot be computed. What carries nothing stays: null, true, false, zeros, empty text,
/// moments before the year 2000, invisible characters, the names of declared keys.
///
/// What comes out has been judged: it shows the findings that the original shows. Each fake is made
/// anew with another secret until that is so, and an error tells when it cannot be had.
package struct Scrubber: Sendable {
    private let hash: KeyedHash
    private let now: Int64

    /// How often a fake is made anew before the scrubber gives up.
    private static let mostAttempts: UInt8 = 32

    /// A scrubber with a secret.
    ///
    /// `now` is in seconds since 1970: what lies after it stays in the future.
    package init(salt: [UInt8], now: Int64 = CaseOracle.now) {
        hash = KeyedHash(salt: salt)
        self.now = now
    }

    /// A secret that nobody knows.
    package static func randomSalt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The fake of a payload: a session, an envelope, or any other JSON text.
    ///
    /// - Throws: Where the payload is no JSON text, for nobody can tell what in it is a value; and
    ///   where no fake shows the same findings.
    package func scrub(_ payload: [UInt8]) throws(CorpusFailure) -> [UInt8] {
        let original = findings(in: payload)
        for attempt in 0..<Self.mostAttempts {
            let pass = ScrubbingPass(hash: hash.tweaked(by: attempt), now: now)
            let fake = try pass.scrub(payload)
            if findings(in: fake) == original { return fake }
        }
        throw CorpusFailure(
            "no fake of this payload shows the same findings; write a smaller one by hand",
            kind: .refused
        )
    }

    /// What is found in a payload, without values and names.
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

/// One walk over a payload with one secret.
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
                    // A count says how many there are, and nothing of anybody.
                    guard key != "count" else { continue }
                    let number = String(decoding: payload[range], as: UTF8.self)
                    replace(range, by: Array(text.number(number).utf8))
                case .beginObject, .endObject, .beginArray, .endArray, .bool, .null:
                    break
                }
            }
            try bytes.requireEnd(from: walk.offset)
        } catch {
            throw CorpusFailure("only JSON can be scrubbed, and \(error.reason)", kind: .refused)
        }
        return result + payload[copied...]
    }

    /// Whether a key is a name that a schema would have, and not data.
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
