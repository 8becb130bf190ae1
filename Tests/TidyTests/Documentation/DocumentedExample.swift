import Foundation

/// An example of Swift code in the documentation.
struct DocumentedExample {
    /// The file that shows it.
    let path: String

    /// The line where it begins, counted from 1.
    let line: Int

    /// Its lines without indentation, and without empty ones.
    let code: [String]

    /// The examples of a text: what stands between a fence marked as Swift and the next.
    ///
    /// - Parameters:
    ///   - text: A page, or source code with documentation comments.
    ///   - path: The file it is from.
    /// - Returns: The examples in their order.
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

    /// The examples of the sources, and of the pages beside them and of the package.
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

    /// Whether the lines stand together in some file.
    func isPart(of file: [String]) -> Bool {
        guard let first = code.first else { return false }
        return file.indices.contains { start in
            file[start] == first && file[start...].starts(with: code)
        }
    }

    /// The lines of a file as examples are compared with them.
    static func lines(of text: String) -> [String] {
        text.split(separator: "\n").map(plain).filter { !$0.isEmpty }
    }

    /// A line without its indentation and the slashes of a comment.
    private static func plain(_ line: Substring) -> String {
        let line = line.trimmingCharacters(in: .whitespaces)
        return line.hasPrefix("///")
            ? line.dropFirst(3).trimmingCharacters(in: .whitespaces) : line
    }
}
