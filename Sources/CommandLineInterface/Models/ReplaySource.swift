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
        if let report = try? JSONDocument(parsing: bytes).root {
            guard report["format"]?.string?.string == Report.format else {
                throw Failure(reason: "\(path) is not a \(Report.format) report")
            }
            let findings = report["findings"]?.elements ?? [report]
            return (findings.compactMap(replay), [target(of: report)].compactMap(\.self))
        }
        var (texts, targets): ([String], [String]) = ([], [])
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let event = try? JSONDocument(parsing: Array(line)).root else {
                throw Failure(reason: "\(path) is not a JSON or NDJSON report")
            }
            if let text = replay(of: event) { texts.append(text) }
            if let target = target(of: event), !targets.contains(target) { targets.append(target) }
        }
        return (texts, targets)
    }

    private static func target(of event: JSONValue) -> String? { event["target"]?.string?.string }

    private static func replay(of finding: JSONValue) -> String? {
        finding["replay"]?.string?.string
    }
}
