import JSONFiles
import StrictJSON
import TerminalText

/// The rules about the known deviations of decoders.
enum DeviationRules {
    static func findings(in corpus: Corpus) -> [LintFinding] {
        let subjects = Dictionary(corpus.cases.map { ($0.id, $0.subject) }) { first, _ in first }
        // A case that cannot be read may be the one that is meant.
        let knowsCases = corpus.mistakes.isEmpty
        var listed: [String: String] = [:]
        var findings: [LintFinding] = []
        for deviation in corpus.deviations {
            findings += decoderFindings(in: deviation)
            for (id, value) in deviation.strings("cases") {
                if let other = listed.updateValue(deviation.id, forKey: id) {
                    findings.append(
                        deviation.finding(
                            .id,
                            at: value,
                            message: "'\(id)' is also listed under '\(other)'",
                            fix: "Keep one of the two, the one that explains what the decoder does."
                        )
                    )
                }
                switch subjects[id] {
                case .session: break
                case .answer:
                    findings.append(
                        deviation.finding(
                            .value,
                            at: value,
                            message: "'\(id)' is a whole response, which the decoder is not given",
                            fix: "Remove it."
                        )
                    )
                case nil where knowsCases: findings.append(unknown(id, value, deviation, subjects))
                case nil: break
                }
            }
        }
        return findings
    }

    private static func decoderFindings(in deviation: Definition) -> [LintFinding] {
        let key: JSONString = "decoder"
        guard let value = deviation.tree[key], let name = value.string?.string,
            !name.isEmpty, TestedDecoder(rawValue: name) == nil
        else { return [] }
        let known = TestedDecoder.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return [
            deviation.finding(
                .value,
                at: value,
                message: "no test runs the decoder '\(name)'",
                fix: "Expected one of: \(known)."
            )
        ]
    }

    private static func unknown(
        _ id: String,
        _ value: JSONValue,
        _ deviation: Definition,
        _ subjects: [String: CorpusCase.Subject]
    ) -> LintFinding {
        let nearest = NearMiss.closest(to: id, among: subjects.keys.sorted())
            .map { "Did you mean '\($0)'? " }
        return deviation.finding(
            .undefined,
            at: value,
            message: "there is no case '\(id)'",
            fix: "\(nearest ?? "")If the case has a new id, write that; if it is gone, remove this "
                + "one, and the deviation with its last."
        )
    }
}
