import Foundation
import Testing

/// The names on the page for newcomers lead to something.
@Suite
struct `The design page` {
    private let page: String
    private let files: [SourceFile]
    private let declared: Set<String>

    init() throws {
        let url = SourceFile.root.appending(path: ".github/DESIGN.md")
        page = try String(contentsOf: url, encoding: .utf8)
        files = try Self.sources.get()
        declared = Self.declared
    }

    /// Read once for all tests.
    private static let sources = Result { try SourceFile.all() }

    /// The names of types and of suites, found in one pass: a search for each of them takes
    /// seconds.
    private static let declared: Set<String> = {
        let text = (try? sources.get().map(\.text).joined(separator: "\n")) ?? ""
        let pattern = "(?:struct|enum|class|actor|protocol|typealias) (?:`([^`\n]+)`|(\\w+))"
        let matches = (try? NSRegularExpression(pattern: pattern))?
            .matches(in: text, range: NSRange(text.startIndex..., in: text))
        return Set(
            (matches ?? []).flatMap { match in
                [1, 2].compactMap { Range(match.range(at: $0), in: text) }.map { String(text[$0]) }
            }
        )
    }()

    /// What is between backticks.
    private var names: Set<String> {
        let parts = page.split(separator: "`", omittingEmptySubsequences: false)
        return Set(
            parts.enumerated().filter { $0.offset % 2 == 1 }.map { part in
                // A name may be divided between two lines.
                part.element.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            }
        )
    }

    @Test
    func `names files that exist`() {
        let paths = names.filter {
            $0.hasSuffix(".swift") && !$0.contains("GROUP") && $0.first != "…"
        }
        #expect(paths.count > 15)
        for path in paths {
            #expect(files.contains { "/\($0.path)".hasSuffix("/\(path)") }, "no file \(path)")
        }
    }

    @Test
    func `names types that exist`() {
        let types = names.filter { name in
            name.first?.isUppercase == true && name.contains { $0.isLowercase }
                && name.allSatisfy { $0.isLetter || $0.isNumber }
        }
        #expect(types.count > 40)
        let modules = Set(files.map(\.target))
        for type in types.subtracting(modules).subtracting(["Corpus", "Sources", "Tests"]) {
            #expect(declared.contains(type), "no type \(type)")
        }
    }

    @Test
    func `names suites of tests that exist`() {
        let suites = names.filter {
            $0.first?.isUppercase == true && $0.contains(" ") && !$0.contains("=")
        }
        #expect(suites.count > 10)
        for suite in suites {
            #expect(declared.contains(suite), "no suite \(suite)")
        }
    }

    @Test
    func `names every module`() {
        let modules = Set(files.filter { !$0.isTest }.map(\.target))
            .subtracting(["session-conformance", "session-testee"])
        #expect(modules.subtracting(names) == [])
    }
}
