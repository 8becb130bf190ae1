import Foundation
import SessionConformance
import StrictJSON

/// Where the failures to be shown again come from: a token, or a report that holds some.
struct ReplaySource {
    let tokens: [ConformanceToken]

    /// Why there is nothing to show again, in a phrase.
    struct Failure: Error, Hashable {
        var reason: String
    }

    /// The version of tokens that this program reads and prints.
    private static let version = "1"

    /// Reads what the command line names: what looks like a token is one.
    init(argument: String) throws(Failure) {
        if Self.tokenVersion(of: argument) != nil {
            tokens = [try Self.token(argument)]
            return
        }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: argument))
        } catch {
            throw Failure(reason: "'\(argument)' is no token, and no file that can be read")
        }
        var tokens: [ConformanceToken] = []
        for text in try Self.texts(in: Array(bytes), of: argument) {
            let token = try Self.token(text)
            if !tokens.contains(token) { tokens.append(token) }
        }
        guard !tokens.isEmpty else {
            throw Failure(reason: "the report \(argument) holds no failure that can be replayed")
        }
        self.tokens = tokens
    }

    /// The number in `p1-…`, or `nil` for a text that does not start like a token.
    private static func tokenVersion(of text: String) -> Substring? {
        guard text.hasPrefix("p"), let hyphen = text.firstIndex(of: "-") else { return nil }
        let digits = text[..<hyphen].dropFirst()
        let isNumber = digits.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isNumber && !digits.isEmpty ? digits : nil
    }

    private static func token(_ text: String) throws(Failure) -> ConformanceToken {
        if let other = tokenVersion(of: text), other != version {
            throw Failure(
                reason: "the token is of version \(other), and this program reads version "
                    + "\(version); replay it with the program that printed it"
            )
        }
        do {
            return try ConformanceToken(text)
        } catch {
            throw Failure(reason: error.description)
        }
    }

    /// What the findings of a report, or of its events, call `replay`.
    private static func texts(in bytes: [UInt8], of path: String) throws(Failure) -> [String] {
        if let report = try? JSONDocument(parsing: bytes).root {
            guard report["format"]?.string == "session-report/1" else {
                throw Failure(reason: "\(path) is no report of the format session-report/1")
            }
            return (report["findings"]?.elements ?? [report]).compactMap { replay(of: $0) }
        }
        var texts: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let event = try? JSONDocument(parsing: Array(line)).root else {
                throw Failure(reason: "\(path) is no report as JSON or NDJSON")
            }
            if let text = replay(of: event) { texts.append(text) }
        }
        return texts
    }

    private static func replay(of finding: JSONValue) -> String? {
        finding["replay"]?.string?.string
    }
}
