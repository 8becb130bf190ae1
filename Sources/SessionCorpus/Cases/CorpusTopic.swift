import JSONFiles

/// A folder of the corpus, for the cases of one topic.
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

    /// The maximum number of cases in one file.
    package static let mostCasesInFile = 40

    /// What the cases of the folder show, as the member `about` of a new file.
    package var summary: String {
        switch self {
        case .syntax: "what is JSON text and what is not"
        case .presence: "absent, null and value, in every combination"
        case .types: "each JSON type in each field"
        case .numbers: "integers at their edges, in every spelling"
        case .timestamps: "every way to write a time, right and wrong"
        case .strings: "strings to the last scalar"
        case .links: "links that do and do not lead to their session"
        case .unknownFields: "members that the contract does not declare"
        case .duplicates: "duplicate keys"
        case .envelopes: "whole responses: lists, single sessions, paging"
        case .regressions: "shrunk counterexamples, kept for good"
        case .staging: "run and reported, but not counted"
        }
    }

    /// Returns the path, relative to the corpus folder, of the topic file with this name.
    func path(ofFile name: String) -> String { "\(rawValue)/\(name)\(CorpusCase.fileSuffix)" }
}
