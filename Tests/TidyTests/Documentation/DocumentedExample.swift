import Foundation

/// A Swift code example in the documentation.
struct DocumentedExample {
    /// The file that contains it.
    let path: String

    /// The line on which it begins, counted from 1.
    let line: Int

    /// Its lines without indentation and empty lines.
    let code: [String]

    /// Returns the examples in a text: the lines between a fence marked as Swift and the next
    /// fence.
    ///
    /// - Parameters:
    ///   - text: A page, or source code with documentation comments.
    ///   - path: The file of the text.
    /// - Returns: The examples, in order.
    static func all(in text: String, at path: String) -> [DocumentedExample] {
        var examples: [DocumentedExample] = []
        var start: Int?
        var code: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = plain(line)
            if let first = start {
                if line == "```" {
                    examples.append(DocumentedExample(path: path, line: first, code: code))
                    start = nil
                } else if !line.isEmpty {
                    code.append(line)
                }
            } else if line == "```swift" {
                start = index + 2
                code = []
            }
        }
        return examples
    }

    /// Returns the examples in the sources, in their documentation pages and in those of the
    /// package.
    static func all(in files: [SourceFile]) throws -> [DocumentedExample] {
        let sources = files.filter { !$0.isTest && $0.text.contains("```swift") }
            .flatMap { all(in: $0.text, at: $0.path) }
        let names = try FileManager.default.subpathsOfDirectory(
            atPath: SourceFile.root.appending(path: "Sources").path
        )
        let pages =
            ["README.md", "Corpus/README.md", "scripts/testees/README.md"]
            + names.filter { $0.hasSuffix(".md") }.map { "Sources/\($0)" }
        return try sources
            + pages.flatMap { path in
                let url = SourceFile.root.appending(path: path)
                return all(in: try String(contentsOf: url, encoding: .utf8), at: path)
            }
    }

    /// Whether the lines are consecutive lines of a file.
    func isPart(of file: [String]) -> Bool {
        guard let first = code.first else { return false }
        return file.indices.contains { start in
            file[start] == first && file[start...].starts(with: code)
        }
    }

    /// Returns the lines of a file in the form in which examples are compared with them.
    static func lines(of text: String) -> [String] {
        text.split(separator: "\n").map(plain).filter { !$0.isEmpty }
    }

    /// Returns a line without indentation and comment slashes.
    private static func plain(_ line: Substring) -> String {
        let line = line.trimmingCharacters(in: .whitespaces)
        return line.hasPrefix("///")
            ? line.dropFirst(3).trimmingCharacters(in: .whitespaces) : line
    }
}
