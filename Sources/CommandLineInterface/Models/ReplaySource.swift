import Foundation
import SessionConformance
import StrictJSON

/// The failures to replay, given by a token or a report.
struct ReplaySource {
    /// The tokens of the failures, in order and without repetitions.
    let tokens: [ConformanceToken]

    /// Why there is nothing to replay, as a phrase.
    struct Failure: Error, Hashable {
        var reason: String
    }

    /// Reads a token or the path of a report; anything that looks like a token is taken for one.
    init(argument: String) throws(Failure) {
        if ConformanceToken.version(of: argument) != nil {
            tokens = [try Self.token(argument)]
            return
        }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: argument))
        } catch {
            throw Failure(reason: "'\(argument)' is neither a replay token nor a readable file")
        }
        var tokens: [ConformanceToken] = []
        for text in try Self.texts(in: Array(bytes), of: argument) {
            let token = try Self.token(text)
            if !tokens.contains(token) { tokens.append(token) }
        }
        guard !tokens.isEmpty else {
            throw Failure(reason: "the report \(argument) contains no failure to replay")
        }
        self.tokens = tokens
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

    /// The replay tokens in the findings of a JSON report, or in the events of an NDJSON report.
    private static func texts(in bytes: [UInt8], of path: String) throws(Failure) -> [String] {
        if let report = try? JSONDocument(parsing: bytes).root {
            guard report["format"]?.string == "session-report/1" else {
                throw Failure(reason: "\(path) is not a session-report/1 report")
            }
            return (report["findings"]?.elements ?? [report]).compactMap { replay(of: $0) }
        }
        var texts: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let event = try? JSONDocument(parsing: Array(line)).root else {
                throw Failure(reason: "\(path) is not a JSON or NDJSON report")
            }
            if let text = replay(of: event) { texts.append(text) }
        }
        return texts
    }

    private static func replay(of finding: JSONValue) -> String? {
        finding["replay"]?.string?.string
    }
}
