import SessionContract
import SessionModel
import SessionPayloads

/// The cases that every run tests, whatever the seed.
///
/// Within a phase the simplest cases come first, so the first payload that shows a fault is small.
package enum FixedPlan {
    /// Returns the cases of `phase`; empty for phases whose cases are not fixed.
    package static func cases(of phase: ConformancePhase) -> [PlannedCase] {
        switch phase {
        case .presence: presence
        case .timestamps: timestamps
        case .spellings: spellings
        case .violations: violations
        case .policies: policies
        case .corpus, .random, .state: []
        }
    }

    private static let minimal = PayloadDraft(SessionObject(id: 1))
    private static let documented = PayloadDraft(.documented)
}

// MARK: - Presence

extension FixedPlan {
    /// The combinations of states, then each unusual value in each field, one at a time.
    private static let presence: [PlannedCase] = combinations("presence") + integers + texts

    /// The combinations of states for testees that can encode a session without decoding it.
    ///
    /// An encoder can lose what a decoder keeps, and the other way round.
    static let encodings = combinations("encoding")

    /// The names of the cases that show whether a combination of states survives, whatever the
    /// values are.
    static let combinationIDs = Set((combinations("presence") + encodings).map(\.id))

    private static func combinations(_ prefix: String) -> [PlannedCase] {
        Representative.all.flatMap { representative in
            PresenceCombination.all.map { combination in
                var session = representative.session
                for field in DeclaredField.optionalCases {
                    session[field] = session[field].inState(combination[field])
                }
                let letters = DeclaredField.optionalCases
                    .map { String(combination[$0].rawValue.prefix(1)) }
                    .joined()
                return PlannedCase(
                    id: "\(prefix)-\(letters)-\(representative.name)",
                    payload: session.json()
                )
            }
        }
    }

    private static let integers: [PlannedCase] = {
        let edges: [Int64] = [7, 8, 15, 16, 31, 32, 53, 62].flatMap { power in
            let edge = Int64(1) << power
            return [edge - 1, edge, edge + 1, -edge - 1, -edge, -edge + 1]
        }
        let all: [Int64] = [0, 1, -1, .max, .min, .max - 1, .min + 1, 33_153_710_247_315] + edges
        return DeclaredField.integerFields.flatMap { field in
            all.map { number in
                var draft = minimal
                draft.set(field, to: PayloadDraft.decimal(number))
                return PlannedCase(id: "presence-\(field.key)-\(number)", payload: draft.bytes)
            }
        }
    }()

    private static let texts: [PlannedCase] = DeclaredField.textFields.flatMap { field in
        let long = HostileText.lengths.map { String(repeating: "a", count: $0) }
        return (HostileText.all + long).enumerated().map { index, text in
            var draft = minimal
            draft.set(field, to: PayloadDraft.quoted(text))
            return PlannedCase(id: "presence-\(field.key)-text-\(index)", payload: draft.bytes)
        }
    }
}

// MARK: - Timestamps

extension FixedPlan {
    private static let timestamps: [PlannedCase] = TimestampText.byDialect.flatMap { entry in
        entry.texts.enumerated().flatMap { index, text in
            DeclaredField.allCases.filter(\.isTimestamp).map { field in
                var draft = minimal
                draft.set(field, to: PayloadDraft.quoted(text))
                return PlannedCase(
                    id: "timestamp-\(entry.dialect)-\(index)-\(field.key)",
                    payload: draft.bytes
                )
            }
        }
    }
}

// MARK: - Violations and policies

extension FixedPlan {
    private static let violations: [PlannedCase] =
        PayloadFault.all.map { fault in
            PlannedCase(id: "violation-\(fault.id)", payload: fault.payload(from: minimal))
        }
        + PayloadFault.all.map { fault in
            PlannedCase(id: "violation-\(fault.id)-full", payload: fault.payload(from: documented))
        }
        + truncations(of: minimal.bytes, "minimal")
        + truncations(of: documented.bytes, "documented")
        + truncations(of: nested.bytes, "nested")

    /// A session with a value that a model skips, which has tokens of every kind.
    private static let nested: PayloadDraft = {
        var draft = minimal
        let value = #"[{"b":"\n\ud83d\ude00é","c":-1.5e+3},true,false,null]"#
        draft.append(undeclared: "a", value.utf8)
        return draft
    }()

    /// Returns the payload cut off at every byte; an object is complete only with its last byte.
    private static func truncations(of payload: [UInt8], _ name: String) -> [PlannedCase] {
        payload.indices.dropFirst().map { end in
            PlannedCase(id: "violation-cut-\(name)-\(end)", payload: Array(payload[..<end]))
        }
    }

    private static let policies: [PlannedCase] =
        PolicyProbe.all.map { probe($0, "", minimal) }
        + PolicyProbe.all.map { probe($0, "-full", documented) }

    private static func probe(
        _ probe: PolicyProbe,
        _ suffix: String,
        _ draft: PayloadDraft
    ) -> PlannedCase {
        PlannedCase(id: "policy-\(probe.id)\(suffix)", payload: probe.payload(from: draft))
    }
}
