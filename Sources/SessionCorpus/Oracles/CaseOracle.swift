import PayloadInput
package import SessionContract
import SessionModel
import StrictJSON

/// Derives the expectation for a payload from only its bytes.
///
/// There are three oracles: the strict reader, the contract, and the timestamp reader. None of them
/// sees the case. ``DecoderOracle`` compares their result with the strict decoder of the model.
package struct CaseOracle: Sendable {
    /// The current time for every case, in seconds since 1970: 2027-01-01T00:00:00Z.
    package static let now: Int64 = 1_798_761_600

    private let settings = JudgeSettings(now: now)

    package init() {}

    /// Returns the expectation in every layer.
    package func expectation(
        for payload: [UInt8],
        as subject: CorpusCase.Subject
    ) -> CaseExpectation {
        switch subject {
        case .session: sessionExpectation(payload)
        case .answer: answerExpectation(payload)
        }
    }

    private func sessionExpectation(_ payload: [UInt8]) -> CaseExpectation {
        let verdict = unsafe PayloadVerdict(on: payload.span.bytes)
        let reading = Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: payload) }
        var expectation = CaseExpectation(syntax: syntax(of: reading), contract: verdict.kind)
        add(rules(brokenIn: payload), to: &expectation)
        if case .success(let document) = reading {
            expectation.timestamps = Self.timestamps(in: document.root)
        }
        let questions = verdict.questions.map(Policy.question)
        switch verdict.kind {
        case .violates: expectation.decode = .reject
        case .implementationDefined:
            expectation.decode = .either
            expectation.policy = questions.min { $0.rawValue < $1.rawValue }
        case .conforms where expectation.timestamps.values.contains { !$0.isRFC3339 }:
            expectation.decode = .either
            expectation.policy = .timestamps
        case .conforms: expectation.decode = .accept
        }
        addOutcome(of: reading, to: &expectation)
        return expectation
    }

    /// Returns the open questions that a payload raises.
    ///
    /// A case should raise at most one.
    package func questions(in payload: [UInt8]) -> [Policy] {
        let verdict = unsafe PayloadVerdict(on: payload.span.bytes)
        guard verdict.kind != .violates else { return [] }
        var questions = Set(verdict.questions.map(Policy.question))
        if let document = try? JSONDocument(parsing: payload),
            Self.timestamps(in: document.root).values.contains(where: { !$0.isRFC3339 })
        {
            questions.insert(.timestamps)
        }
        return questions.sorted { $0.rawValue < $1.rawValue }
    }

    private func syntax(
        of reading: Result<JSONDocument, JSONSyntaxError>
    ) -> CaseExpectation.Syntax {
        switch reading {
        case .success(let document): document.hasByteOrderMark ? .implementationDefined : .valid
        case .failure(let error): error.kind == .tooDeep ? .implementationDefined : .invalid
        }
    }

    /// Returns the rules that a payload breaks if it must be a session.
    private func rules(brokenIn payload: [UInt8]) -> Set<Rule> {
        var reader = PayloadReader(settings)
        var ledger = Ledger()
        reader.read(session: payload, name: "", into: &ledger)
        return Set(ledger.ruleCounts.rules)
    }

    private func add(_ found: Set<Rule>, to expectation: inout CaseExpectation) {
        let rules = Rule.allCases.filter { found.contains($0) && $0.concernsPayloads }
        expectation.rules = rules.filter { $0.defaultSeverity != .note }
        expectation.notes = rules.filter { $0.defaultSeverity == .note }
    }

    private static func timestamps(
        in root: JSONValue
    ) -> [DeclaredField: Timestamp.Dialect] {
        var dialects: [DeclaredField: Timestamp.Dialect] = [:]
        for field in DeclaredField.allCases where field.isTimestamp {
            guard let string = root[JSONString(field.key)]?.string else { continue }
            dialects[field] = unsafe Timestamp.reading(of: string.bytes.span.bytes).dialect
        }
        return dialects
    }

    /// Adds what an accepting model reads and writes.
    private func addOutcome(
        of reading: Result<JSONDocument, JSONSyntaxError>,
        to expectation: inout CaseExpectation
    ) {
        guard expectation.decode != .reject else {
            expectation.reencode = CaseExpectation.Reencoding.none
            return
        }
        guard case .success(let document) = reading, let members = document.root.members else {
            return
        }
        let fields = FieldReader.outcomes(of: members)
        guard !fields.isEmpty else { return }
        expectation.fields = fields
        let isDeclared = members.allSatisfy { DeclaredField(key: $0.key) != nil }
        let isUnique = Set(members.map(\.key)).count == members.count
        expectation.reencode = isDeclared && isUnique ? .same : .fields(fields)
    }

    // MARK: Answers

    private func answerExpectation(_ payload: [UInt8]) -> CaseExpectation {
        let reading = Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: payload) }
        var reader = PayloadReader(settings)
        var ledger = Ledger()
        reader.read(payload, name: "", into: &ledger)
        let rules = Set(ledger.ruleCounts.rules)
        let isFaulty = rules.contains { $0.defaultSeverity == .error }
        var expectation = CaseExpectation(
            syntax: syntax(of: reading),
            contract: isFaulty ? .violates : .conforms
        )
        add(rules, to: &expectation)
        expectation.sessions = reader.counts.sessions
        return expectation
    }
}
