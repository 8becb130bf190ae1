import Foundation

/// The version of the corpus of this package, as its file has it.
enum ShippedVersion {
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Corpus/VERSION")

    static func read() throws -> String {
        try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    }
}
