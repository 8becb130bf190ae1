import SessionContract
import SessionModel
import StrictJSON

extension [ConformanceFinding] {
    /// The findings for a report: those that an API is likely to cause first, and one for each set
    /// of fields that accept a value of any type.
    var forReport: [ConformanceFinding] {
        let ordered = joiningTypes.enumerated().sorted { left, right in
            let likelihoods = (left.element.reason.likelihood, right.element.reason.likelihood)
            return (likelihoods.0, left.offset) < (likelihoods.1, right.offset)
        }
        return ordered.map(\.element)
    }

    /// The findings, with one in place of many if fields accept any type that is not theirs.
    ///
    /// The fields of one type share it: a model that ignores the types of strings does so in all of
    /// them.
    private var joiningTypes: [ConformanceFinding] {
        var findings = self
        for isText in [true, false] {
            let fields = DeclaredField.allCases.filter { field in
                (field.content == .text) == isText
                    && Set(compactMap { $0.wrongType(in: field) }) == Self.wrongTypes(isText)
            }
            let members = findings.indices.filter { index in
                fields.contains { findings[index].wrongType(in: $0) != nil }
            }
            guard let first = members.first else { continue }
            var joined = findings[first]
            joined.fault = .acceptedAnyType(FieldSet(fields.map { FieldSet($0) }))
            let cases = members.flatMap { findings[$0].replay.cases.filter { !$0.isOriginal } }
            joined.replay = ConformanceToken(cases)
            findings[first] = joined
            for index in members.dropFirst().reversed() { findings.remove(at: index) }
        }
        return findings
    }

    /// The types that a text or an integer must not have, except null, which is a matter of its
    /// own.
    private static func wrongTypes(_ isText: Bool) -> Set<JSONValue.Kind> {
        [.boolean, .array, .object, isText ? .number : .string]
    }
}

extension ConformanceFinding {
    /// The type of the value that was accepted in a field, if that is the fault.
    fileprivate func wrongType(in field: DeclaredField) -> JSONValue.Kind? {
        guard case .accepted(.type(field, let kind)) = fault else { return nil }
        return kind
    }
}
