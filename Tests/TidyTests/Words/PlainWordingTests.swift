import Foundation
import TestEffort
import Testing

@Suite
struct `The wording of this project` {
    /// Folders and files with texts for people.
    private static let places = [
        "Sources", "Tests", "Corpus", "scripts", ".github", ".ci", "README.md", "Package.swift",
    ]

    /// Places where a word is right, each with its reason.
    private static let exceptions: [PlainWording.Exception] = [
        .init("Sources/StandInAPI/API/StandInResponder.swift", "Something", vendor),
        .init("Sources/StandInAPI/HTTP/VendorError.swift", "Something", vendor),
    ]
    private static let vendor = "the words of the vendor's own error, which clients may look for"

    /// The beginnings of the lines in a topic file whose words are those of its author, and not of
    /// a payload.
    private static let proseOfCases = [
        "      \"title\": ", "      \"why\": ", "  \"about\": ",
    ]

    /// Returns a text of the corpus with all lines that quote payloads emptied.
    private static func prose(of text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in proseOfCases.contains { line.hasPrefix($0) } ? String(line) : "" }
            .joined(separator: "\n")
    }

    private static func texts() throws -> [(path: String, text: String)] {
        let files = FileManager.default
        var texts: [(path: String, text: String)] = []
        for place in places {
            let url = SourceFile.root.appending(path: place)
            guard files.fileExists(atPath: url.path) else { continue }
            // What is not a folder is a file of its own.
            let names = (try? files.subpathsOfDirectory(atPath: url.path)) ?? [""]
            for name in names where !"/\(name)".contains("/.") {
                let path = name.isEmpty ? place : "\(place)/\(name)"
                if path.hasSuffix(".payload") { continue }
                let file = SourceFile.root.appending(path: path)
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                let isTopicFile = path.hasPrefix("Corpus/") && name.contains("/")
                texts.append((path, isTopicFile ? prose(of: text) : text))
            }
        }
        return texts
    }

    @Test
    func `is plain`() throws {
        let wording = try PlainWording()
        let texts = try Self.texts()
        #expect(texts.count > 500)
        var used: Set<PlainWording.Exception> = []
        for (path, text) in TestEffort.sample(of: texts, every: 3) {
            let matches = wording.matches(in: text, path: path)
            guard !matches.isEmpty else { continue }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for match in matches {
                let exception = Self.exceptions.first {
                    $0.path == path && lines[match.line - 1].contains($0.text)
                }
                if let exception {
                    used.insert(exception)
                } else {
                    Issue.record("\(match)")
                }
            }
        }
        guard TestEffort.isFull else { return }
        #expect(Set(Self.exceptions).subtracting(used) == [], "exceptions that nothing needs")
    }

    @Test(arguments: [
        ("Me\u{6E}d it.", ["fix"]), ("is \u{6E}o integer", ["is not a …, has no …"]),
        ("there is \u{6E}o value", []), ("is \u{6E}o longer", []), ("a stan\u{64}-in", []),
        ("It stan\u{64}s there, alon\u{65}.", ["is, appears, means", "only, by itself"]),
        ("behin\u{64} a proxy", []), ("behin\u{64} the comma", ["after"]), ("amen\u{64}ed", []),
    ])
    func `is searched for words with a plainer one`(text: String, replacements: [String]) throws {
        let matches = try PlainWording().matches(in: text, path: "a")
        #expect(matches.map(\.replacement) == replacements)
    }

    @Test
    func `is not that of payloads`() {
        let text = """
                  "why": "a",
                  "input": {"json": {"id": 1, "b": "c"}},
              "about": "d"
            """
        #expect(Self.prose(of: text) == "      \"why\": \"a\",\n\n  \"about\": \"d\"")
    }

    @Test
    func `is complained about with its place`() throws {
        let match = try PlainWording().matches(in: "a\nb\nto me\u{6E}d\n", path: "README.md").first
        #expect(match?.description == "README.md:3: write 'fix', not 'me\u{6E}d'")
    }
}
