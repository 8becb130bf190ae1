/// A folder of the corpus, and what belongs into it.
package enum CorpusTopic: String, CaseIterable, Hashable, Sendable {
    case syntax
    case presence
    case types
    case numbers
    case timestamps
    case strings
    case links
    case unknownFields = "unknown-fields"
    case duplicates
    case envelopes
    case regressions
    case staging

    /// The most cases that one file of a topic may hold.
    package static let mostCasesInFile = 40

    /// What belongs into the folder.
    package var summary: String {
        switch self {
        case .syntax: "what is JSON text and what is not"
        case .presence: "absent, null and value, in every combination"
        case .types: "each JSON type in the place of each field"
        case .numbers: "integers at their edges, in every spelling"
        case .timestamps: "each way to write a time, and each way to miss it"
        case .strings: "strings to the last scalar"
        case .links: "whether the url leads to its session"
        case .unknownFields: "members the contract does not declare"
        case .duplicates: "keys that are named twice"
        case .envelopes: "whole answers: lists, single sessions, paging"
        case .regressions: "shrunk counterexamples, kept for good"
        case .staging: "run and reported, never counted against anyone"
        }
    }

    /// The path, from the corpus on, of the file of cases with this name.
    func path(ofFile name: String) -> String { "\(rawValue)/\(name)\(CorpusText.casesSuffix)" }
}
