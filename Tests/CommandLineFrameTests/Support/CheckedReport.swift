import CapturedRuns
import Foundation

/// The members of a JSON report of `check` that a verdict consists of.
///
/// It is decoded with Foundation, so that it does not share code with the program.
struct CheckedReport: Decodable {
    struct Checked: Decodable {
        let sessions: Int
        let answers: Int
        let skipped: [String: Int]
        let unjudged: [String: Int]
    }

    struct Exit: Decodable {
        let code: Int32
    }

    let checked: Checked
    let totals: [String: Int]
    let rows: Int
    let listed: Int
    let exit: Exit
    let findings: [ListedFinding]

    init(_ run: CapturedRun) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(run.output.utf8))
    }
}
