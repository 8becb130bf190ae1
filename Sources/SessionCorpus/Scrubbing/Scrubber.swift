import PayloadInput
import SessionContract
import SessionModel
import StrictJSON

/// Replaces everything in a payload that may be personal data by fakes of the same shape.
///
/// Every letter and every digit is replaced, in every script and every spelling, unless it belongs
/// to a word of the API. So what no one thought of is replaced too. Equal values stay equal, times
/// stay in order, and lengths, dialects and number types stay, except for the length of addresses
/// and of very short hosts. The same payload with the same salt has the same fake. Without the
/// salt, the original cannot be computed.
///
/// Each fake is checked: it has the findings of the original, no run of four or more of its letters
/// or digits, and nothing that the lint would report as personal data.
package struct Scrubber: Sendable {
    private let hash: KeyedHash
    private let now: Int64

    /// The number of secrets to try before giving up.
    fileprivate static let mostAttempts: UInt8 = 64

    /// The number of attempts in which a fake must not have any four digits of the original.
    private static let attemptsWithoutDigits: UInt8 = 40

    /// The length of the longest payload that is scrubbed: a case is far shorter.
    package static let longestPayload = 1 << 20

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

    /// Returns the fake of a payload: a session, an envelope, or any other text, also one that is
    /// not JSON.
    ///
    /// - Throws: If no fake has the same findings, with what to do.
    package func scrub(_ payload: [UInt8]) throws(CorpusFailure) -> [UInt8] {
        var fakes = try fakes(of: payload)
        guard let fake = fakes.next() else { throw fakes.refusal }
        return fake
    }

    /// What to do with a payload that has no fake.
    package static let advice =
        "write a smaller payload by hand that shows the problem, with made-up values, and add it "
        + "without --scrub"

    /// Returns the fakes of a payload, each made when it is asked for.
    ///
    /// - Throws: If the payload is too long.
    package func fakes(of payload: [UInt8]) throws(CorpusFailure) -> Fakes {
        guard payload.count <= Self.longestPayload else {
            throw CorpusFailure(
                "a payload of \(payload.count) bytes is too long to scrub; cut it down to the "
                    + "session that shows the problem, at most \(Self.longestPayload) bytes",
                kind: .refused
            )
        }
        guard !SensitiveText.isArchive(payload) else {
            throw CorpusFailure(
                "the payload is an HTTP archive, with all its headers and cookies; add one of its "
                    + "answers, with --pick and without --as-is",
                kind: .refused
            )
        }
        do throws(FakeFlaw) {
            let original = try Original(payload, findings: Findings(in: payload, now: now), hash)
            return Fakes(self, original)
        } catch {
            throw CorpusFailure(
                "this payload cannot be scrubbed: \(error); \(Self.advice)",
                kind: .refused
            )
        }
    }

    /// The fakes of a payload, at most one for each attempt.
    package struct Fakes: Sequence, IteratorProtocol {
        private let scrubber: Scrubber
        private let original: Original
        private var attempt: UInt8 = 0

        /// How often each flaw made an attempt fail.
        private var flaws: [FakeFlaw: Int] = [:]

        fileprivate init(_ scrubber: Scrubber, _ original: Original) {
            self.scrubber = scrubber
            self.original = original
        }

        package mutating func next() -> [UInt8]? {
            while attempt < Scrubber.mostAttempts {
                defer { attempt += 1 }
                do throws(FakeFlaw) {
                    return try scrubber.fake(of: original, attempt: attempt)
                } catch {
                    flaws[error, default: 0] += 1
                }
            }
            return nil
        }

        /// Why there is no fake, with the most common flaw and what to do.
        package var refusal: CorpusFailure {
            // Two hosts are two problems, and one text.
            let named = Dictionary(flaws.map { ($0.description, $1) }, uniquingKeysWith: +)
                .map { (count: $0.value, text: $0.key) }
            let common = named.max { ($0.count, $1.text) < ($1.count, $0.text) }
            let reason = common.map { " (\($0.count) times: \($0.text))" } ?? ""
            return CorpusFailure(
                "none of \(attempt) fakes of this payload is good enough\(reason); "
                    + Scrubber.advice,
                kind: .refused
            )
        }
    }

    // MARK: One attempt

    /// Returns the fake of one attempt.
    ///
    /// - Throws: If it is not as good as it must be.
    fileprivate func fake(
        of original: Original,
        attempt: UInt8
    ) throws(FakeFlaw) -> [UInt8] {
        let hash = hash.tweaked(by: attempt)
        let judge = JudgeSettings(now: now)
        let moments = FakeMoment(hash, latest: judge.now + judge.allowedSkew, attempt: attempt)
        var text = FakeText(FakeRuns(hash, avoiding: original.windows), moments: moments)
        let fake = try ScrubbingPass.run(over: original.text, with: &text)
        guard text.keepsOrder else { throw .order }
        let remaining = try ScrubbingPass.windows(in: fake, hash: hash)
        guard original.windows.survivingLetters(in: remaining) == 0 else { throw .letters }
        let mayKeepDigits = attempt >= Self.attemptsWithoutDigits || original.windows.isDense
        guard mayKeepDigits || original.windows.survivingDigits(in: remaining) == 0 else {
            throw .digits
        }
        let result = original.wide?.encode(fake) ?? fake
        if let problem = SensitiveText.problem(in: result) { throw .sensitive(problem) }
        if let flaw = original.findings.flaw(of: Findings(in: result, now: now)) { throw flaw }
        return result
    }
}

/// How often a payload has each finding, without values and names.
///
/// Undeclared keys count once, because keys that look like data are reported together.
private struct Findings {
    /// A rule, the depth of the place, and the kind of its message.
    private struct Kind: Hashable {
        let rule: Rule
        let depth: Int
        let kind: String
    }

    private var counts: [Kind: Int] = [:]
    private var pointers: [Kind: JSONPointer] = [:]

    init(in payload: [UInt8], now: Int64) {
        var ledger = Ledger(Ledger.Options(rowLimit: 100_000, isGrouping: false))
        var reader = PayloadReader(JudgeSettings(now: now))
        reader.read(payload, name: "", into: &ledger)
        for row in ledger.summary.rows {
            let (rule, pointer) = (row.finding.rule, row.finding.place.pointer)
            let kind = Kind(rule: rule, depth: pointer.tokens.count, kind: row.finding.wording.kind)
            counts[kind] = rule == .contractUndeclared ? 1 : counts[kind, default: 0] + 1
            if pointers[kind] == nil { pointers[kind] = pointer }
        }
    }

    /// Returns the first difference of a fake with these findings.
    func flaw(of fake: Findings) -> FakeFlaw? {
        if let lost = firstKind(above: fake) {
            .lost(lost.rule, at: pointers[lost] ?? JSONPointer())
        } else if let gained = fake.firstKind(above: self) {
            .gained(gained.rule, at: fake.pointers[gained] ?? JSONPointer())
        } else {
            nil
        }
    }

    /// Returns the first kind of finding that is here more often than in `other`.
    private func firstKind(above other: Findings) -> Kind? {
        counts.filter { kind, count in count > other.counts[kind, default: 0] }.keys
            .min { ($0.rule.id, $0.depth, $0.kind) < ($1.rule.id, $1.depth, $1.kind) }
    }
}

/// What every attempt needs to know of a payload.
private struct Original {
    let wide: WideText?

    /// The payload in UTF-8.
    let text: [UInt8]

    /// What no fake may contain.
    let windows: TextWindows

    /// The findings that every fake must have.
    let findings: Findings

    init(_ payload: [UInt8], findings: Findings, _ hash: KeyedHash) throws(FakeFlaw) {
        wide = WideText(payload)
        text = wide?.utf8 ?? payload
        windows = try ScrubbingPass.windows(in: text, hash: hash)
        self.findings = findings
    }
}

/// A pass over all parts of a payload.
private enum ScrubbingPass {
    /// Returns what is replaced in a text, in runs of four characters.
    static func windows(in payload: [UInt8], hash: KeyedHash) throws(FakeFlaw) -> TextWindows {
        var text = FakeText(FakeRuns(recordingWith: hash), moments: nil)
        _ = try run(over: payload, with: &text)
        return text.runs.recording ?? TextWindows()
    }

    /// Returns the fake.
    ///
    /// - Throws: If a time or a number cannot be replaced.
    static func run(
        over payload: [UInt8],
        with text: inout FakeText
    ) throws(FakeFlaw) -> [UInt8] {
        // Most payloads have no count, so most need no tree.
        lazy var count = SessionCount(in: payload)
        var result: [UInt8] = []
        result.reserveCapacity(payload.count)
        var key = ""
        for token in PayloadToken.tokens(of: payload) {
            let bytes = payload[token.range]
            do throws(FakeText.UnmovableValue) {
                switch token.kind {
                case .key:
                    let spelled = SpelledText(bytes)
                    key = spelled.string
                    result += text.key(spelled)
                case .string:
                    let isTime = DeclaredField(key: JSONString(key))?.isTimestamp == true
                    result += try text.string(SpelledText(bytes), mayBeCount: isTime)
                case .number where key == "count" && count?.matches(bytes) == true:
                    result += bytes
                case .number: result += try text.number(bytes)
                case .other:
                    let isAtEnd = token.range.upperBound == payload.count
                    let spelled = SpelledText(bytes)
                    result += text.text(spelled, at: .outside(isAtEnd: isAtEnd))
                }
            } catch {
                let offset = token.range.lowerBound
                throw .value(unsafe TextPosition(of: offset, in: payload.span.bytes))
            }
        }
        return result
    }
}

/// The number of sessions in a list, which its member `count` must equal.
private struct SessionCount {
    private let text: [UInt8]

    init?(in payload: [UInt8]) {
        guard let document = try? JSONDocument(parsing: payload),
            let sessions = document.root["sessions"]?.elements
        else { return nil }
        text = Array(String(sessions.count).utf8)
    }

    func matches(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.elementsEqual(text) }
}
