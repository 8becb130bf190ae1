import JSONFiles
import StrictJSON

/// Compares what a case expects with what the oracles derive from its bytes.
enum TruthRules {
    /// A layer of an expectation: its key, its rule, and the oracle that derives it.
    private struct Layer: Sendable {
        let key: String
        let rule: LintRule
        let oracle: String
        let differs: @Sendable (CaseExpectation, CaseExpectation) -> Bool
    }

    private static let layers = [
        Layer(key: "syntax", rule: .syntax, oracle: "strict reader") { $0.syntax != $1.syntax },
        Layer(key: "contract", rule: .contract, oracle: "contract") { $0.contract != $1.contract },
        Layer(key: "rules", rule: .faults, oracle: "contract") { $0.rules != $1.rules },
        Layer(key: "notes", rule: .notes, oracle: "contract") { $0.notes != $1.notes },
        Layer(key: "sessions", rule: .sessions, oracle: "response checker") {
            $0.sessions != $1.sessions
        },
        Layer(key: "timestamps", rule: .timestamps, oracle: "timestamp reader") {
            $0.timestamps != $1.timestamps
        },
        Layer(key: "decode", rule: .decode, oracle: "contract") { $0.decode != $1.decode },
        Layer(key: "policy", rule: .question, oracle: "contract") { $0.policy != $1.policy },
        Layer(key: "fields", rule: .fields, oracle: "strict reader") { $0.fields != $1.fields },
        Layer(key: "reencode", rule: .reencode, oracle: "strict reader") {
            $0.reencode != $1.reencode
        },
    ]

    /// Returns a finding for each layer that differs from what was derived from the bytes.
    static func findings(in entry: CorpusCase, derived: CaseExpectation) -> [LintFinding] {
        var findings = wrongLayers(of: entry.expectation, derived: derived).map {
            finding($0, in: entry, derived: derived)
        }
        if let disagreement = DecoderOracle.disagreement(on: entry.payload, with: derived) {
            findings.append(
                entry.finding(
                    .decoder,
                    at: "expect",
                    message: "the oracles of this package disagree: \(disagreement)",
                    fix: "Report this payload: SessionModel or SessionContract has a bug."
                )
            )
        }
        return findings
    }

    /// Whether an expectation equals the derived one in every layer.
    static func isTrue(_ expectation: CaseExpectation, derived: CaseExpectation) -> Bool {
        wrongLayers(of: expectation, derived: derived).isEmpty
    }

    private static func wrongLayers(
        of expectation: CaseExpectation,
        derived: CaseExpectation
    ) -> [Layer] {
        layers.filter { $0.differs(expectation, derived) }
    }

    private static func finding(
        _ layer: Layer,
        in entry: CorpusCase,
        derived: CaseExpectation
    ) -> LintFinding {
        let key = JSONString(layer.key)
        let said = entry.expectation.json[key].map { Inline.text(of: $0) } ?? "nothing"
        let truth = derived.json[key].map { Inline.text(of: $0) }
        let fix = truth.map { "write \"\(layer.key)\": \($0)" } ?? "remove \"\(layer.key)\""
        return entry.finding(
            layer.rule,
            at: "expect",
            layer.key,
            message: "the \(layer.oracle) derives \(truth ?? "nothing") for '\(layer.key)', "
                + "but the case says \(said)",
            fix: "If the payload is the one you meant, \(fix); otherwise fix the payload."
        )
    }
}
