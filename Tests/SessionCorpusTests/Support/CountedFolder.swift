import Foundation

/// The folder of the shipped corpus, read without the code under test.
///
/// It counts lines in the layout of the formatter, in which the members of a case have six spaces
/// of indentation and those of its expectation have eight. Everything in a payload has more.
enum CountedFolder {
    private static let url = URL(filePath: ShippedCorpus.root)

    /// The paths of the topic files in the folder, in order.
    static func topicFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path)
            .filter { $0.contains("/") && $0.hasSuffix(".json") }
            .sorted()
    }

    /// Returns the number of lines in all topic files that begin with `start`.
    static func lines(beginningWith start: String) throws -> Int {
        try topicFiles().reduce(0) { count, path in
            let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
            return count + text.components(separatedBy: "\n\(start)").count - 1
        }
    }

    /// The number of cases.
    static func cases() throws -> Int { try lines(beginningWith: #"      "id": ""#) }

    /// The number of cases that are whole responses of the API.
    static func answers() throws -> Int { try lines(beginningWith: #"      "judge": "answer""#) }

    /// The number of cases whose payload is JSON.
    static func validCases() throws -> Int {
        try lines(beginningWith: #"        "syntax": "valid""#)
    }

    /// The version in the file `VERSION`.
    static func version() throws -> String {
        try String(contentsOf: url.appending(path: "VERSION"), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }
}
