import Foundation
import Reports
import SessionConformance
import StrictJSON

/// The failures to replay, given by a token or a report.
struct ReplaySource {
    /// The tokens of the failures, in order and without repetitions.
    let tokens: [ConformanceToken]

    /// Whether they are known to be failures of the model of this package.
    ///
    /// A token does not say whose failure it is, but a report does.
    let isOfBuiltInModel: Bool

    /// Why there is nothing to replay, as a phrase.
    struct Failure: Error, Hashable {
        var reason: String
    }

    /// Reads a token or the path of a report; anything that looks like a token is taken for one.
    init(argument: String) throws(Failure) {
        if ConformanceToken.version(of: argument) != nil {
            tokens = [try Self.token(argument)]
            isOfBuiltInModel = false
            return
        }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: argument))
        } catch {
            throw Failure(reason: "'\(argument)' is neither a replay token nor a readable file")
        }
        var tokens: [ConformanceToken] = []
        let failures = try Self.failures(in: Array(bytes), of: argument)
        for text in failures.texts {
            let token = try Self.token(text)
            if !tokens.contains(token) { tokens.append(token) }
        }
        guard !tokens.isEmpty else {
            throw Failure(reason: "the report \(argument) contains no failure to replay")
        }
        self.tokens = tokens
        isOfBuiltInModel = failures.targets == [SessionObjectTestee().identity.name]
    }

    private static func token(_ text: String) throws(Failure) -> ConformanceToken {
        let readable = ConformanceToken.readableVersions
        if let version = ConformanceToken.version(of: text), !readable.contains(version) {
            throw Failure(
                reason: "the replay token has version \(version), but this program reads versions "
                    + "\(readable.lowerBound) to \(readable.upperBound); replay it with the "
                    + "program version that printed it"
            )
        }
        do {
            return try ConformanceToken(text)
        } catch {
            throw Failure(reason: error.description)
        }
    }

    /// The replay tokens in the findings of a JSON report, or in the events of an NDJSON report,
    /// and the models that these are about.
    private static func failures(
        in bytes: [UInt8],
        of path: String
    ) throws(Failure) -> (texts: [String], targets: [String]) {
        var (texts, targets): ([String], [String]) = ([], [])
        do throws(UnusableReport) {
            if let root = try? JSONDocument(parsing: bytes).root {
                guard root["format"]?.string?.string == Report.format else {
                    throw UnusableReport("\(path) is not a \(Report.format) report")
                }
                let report = cursor(root, in: path)
                targets = try target(of: report)
                for finding in try report.optional("findings")?.elements() ?? [report] {
                    texts += try replay(of: finding)
                }
                return (texts, targets)
            }
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let root = try? JSONDocument(parsing: Array(line)).root else {
                    throw UnusableReport("\(path) is not a JSON or NDJSON report")
                }
                let event = cursor(root, in: path)
                texts += try replay(of: event)
                targets += try target(of: event).filter { !targets.contains($0) }
            }
        } catch {
            throw Failure(reason: error.complaint)
        }
        return (texts, targets)
    }

    private static func cursor(_ root: JSONValue, in path: String) -> ReportCursor {
        let advice = "write a report with 'model --format json=PATH -- COMMAND'"
        return ReportCursor(root, in: path, expecting: "a report on a model", advice: advice)
    }

    private static func target(of event: ReportCursor) throws(UnusableReport) -> [String] {
        guard let target = try event.optional("target") else { return [] }
        return [try target.text()]
    }

    private static func replay(of finding: ReportCursor) throws(UnusableReport) -> [String] {
        guard let token = try finding.optional("replay") else { return [] }
        return [try token.text()]
    }
}
