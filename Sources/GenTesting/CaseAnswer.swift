import Platform

/// What a child process says about a case.
enum CaseAnswer: Equatable {
    /// The property waits for the first case.
    case ready
    /// The body has ended, with these scores.
    case survived([String: Double])
    /// An assumption does not hold.
    case discarded
    /// The generator makes no value of the token.
    case unfit

    /// Reads an answer from its line, or returns `nil` if it is not an answer.
    init?(_ line: String) {
        let words = line.split(separator: " ")
        switch words.first {
        case "ready": self = .ready
        case "discarded": self = .discarded
        case "unfit": self = .unfit
        case "survived":
            var scores: [String: Double] = [:]
            for word in words.dropFirst() {
                let parts = word.split(separator: ":", omittingEmptySubsequences: false)
                guard parts.count == 2, let bits = UInt64(parts[0], radix: 16),
                    let label = Base64.decoded(Array(parts[1].utf8))
                else { return nil }
                scores[String(decoding: label, as: UTF8.self)] = Double(bitPattern: bits)
            }
            self = .survived(scores)
        default: return nil
        }
    }
}

extension CaseAnswer: CustomStringConvertible {
    /// The line, in which labels are written in base 64.
    var description: String {
        switch self {
        case .ready: "ready"
        case .discarded: "discarded"
        case .unfit: "unfit"
        case .survived(let scores):
            scores.reduce(into: "survived") { line, score in
                let bits = String(score.value.bitPattern, radix: 16)
                let label = Base64.encoded(Array(score.key.utf8))
                line += " \(bits):\(String(decoding: label, as: UTF8.self))"
            }
        }
    }
}
