import SessionContract
import TerminalText

extension SkipReason {
    /// Returns a clause that says how many were skipped, and why.
    package func phrase(_ count: Int) -> String {
        let isOne = count == 1
        let number = count.grouped
        return switch self {
        case .otherURL: "\(number) \(isOne ? "request is" : "requests are") not for sessions"
        case .otherMethod: "\(number) \(isOne ? "request is not a GET" : "requests are not GETs")"
        case .interim: "\(number) \(isOne ? "response is" : "responses are") not the last one"
        case .otherText: "\(number) \(isOne ? "text is" : "texts are") not part of a response"
        case .otherName: "\(number) \(isOne ? "file has another name" : "files have other names")"
        case .hidden: "\(number) \(isOne ? "name starts" : "names start") with a dot"
        case .notFile: "\(number) \(isOne ? "is not a file" : "are not files")"
        case .sameFile: "\(number) \(isOne ? "file was" : "files were") read before"
        case .ownReport:
            "\(number) \(isOne ? "file is a report" : "files are reports") of this program"
        }
    }
}

extension ReasonCounts {
    /// What was skipped, and why, as clauses.
    package var skippedPhrase: String {
        SkipReason.allCases.filter { self[$0] > 0 }.map { $0.phrase(self[$0]) }
            .joined(separator: ", ")
    }
}
