import PayloadInput
import SessionContract
import SessionModel
import StrictJSON

/// Compares the reading of a payload with the other judges of it: the syntax check of the strict
/// decoder, the walk over its tree, and the verdict on the payload.
package enum ReaderComparison {
    /// Returns how the readings of a payload that must be a session differ; `nil` if they agree.
    package static func difference(on payload: [UInt8]) -> Difference? {
        let options = Judged.Options()
        let found = Judged(session: payload, options).faults
        let expected: [FoundFault]
        do {
            let document = try JSONDocument(parsing: payload)
            let entries = SessionOracle.entries(in: document, now: options.now)
            if let difference = difference(on: payload, document, entries) { return difference }
            expected = entries.map { FoundFault($0, in: payload) }
        } catch {
            expected = Self.faults(of: error, in: payload)
        }
        return difference("the reader and the tree", payload, expected, found)
    }

    /// Returns the faults that a reader should report for a text that is not JSON.
    private static func faults(of error: JSONSyntaxError, in payload: [UInt8]) -> [FoundFault] {
        let mark = unsafe payload.span.bytes.byteOrderMarkLength()
        var faults: [FoundFault] = []
        if mark > 0 { faults.append(FoundFault(.byteOrderMark, at: 0, in: payload)) }
        return faults + [FoundFault(.syntax(error.kind), at: error.offset, in: payload)]
    }

    private static func difference(
        _ name: String,
        _ payload: [UInt8],
        _ expected: [FoundFault],
        _ found: [FoundFault]
    ) -> Difference? {
        let expected = expected.map(\.withoutExcerpt.description).sorted()
        let found = found.map(\.withoutExcerpt.description).sorted()
        guard expected != found else { return nil }
        return Difference(name, [payload], expected: expected, found: found)
    }

    // MARK: Verdicts

    /// Compares the faults with the verdict: its rules are those with the severity error, its
    /// questions those that a model may decide.
    private static func difference(
        on payload: [UInt8],
        _ document: JSONDocument,
        _ entries: [SessionOracle.Entry]
    ) -> Difference? {
        let verdict = unsafe PayloadVerdict(on: payload.span.bytes)
        let faults = entries.map(\.fault)
        let questions = Set(faults.compactMap(\.question))
        let rules = Set(
            faults.filter { $0.question == nil && $0.rule.defaultSeverity == .error }.map(\.rule)
        )
        // A model takes one of several values of a field, so all of them must be wrong.
        let fields = (document.root.members ?? []).compactMap { DeclaredField(key: $0.key) }
        let isPlain = Set(fields).count == fields.count
        let agrees =
            Set(verdict.questions) == questions
            && (isPlain ? Set(verdict.rules) == rules : rules.isSuperset(of: verdict.rules))
        guard !agrees else { return nil }
        return Difference(
            "the reader and the verdict",
            [payload],
            expected: rules.map(\.id).sorted() + questions.map(\.rawValue).sorted(),
            found: verdict.rules.map(\.id).sorted() + verdict.questions.map(\.rawValue).sorted()
        )
    }
}

extension FoundFault {
    fileprivate init(_ fault: Fault, at offset: Int, in payload: [UInt8]) {
        self.init(
            fault.rule,
            kind: fault.wording.kind,
            source: "payload",
            pointer: JSONPointer((fault.path ?? []).map { .key($0) }),
            position: unsafe TextPosition(of: offset, in: payload.span.bytes)
        )
    }

    fileprivate init(_ entry: SessionOracle.Entry, in payload: [UInt8]) {
        self.init(entry.fault, at: entry.offset, in: payload)
        pointer = JSONPointer(entry.tokens)
        count = entry.count
    }

    /// The fault without its excerpt, which is shorter in some readings.
    package var withoutExcerpt: FoundFault {
        var fault = self
        fault.excerpt = nil
        return fault
    }
}
