import Foundation
import Testing

/// `Tests/AdopterExample` uses this package from outside, so its code compiles with only the public
/// declarations.
@Suite
struct `The examples of the documentation` {
    @Test
    func `are in the example package, which is compiled`() throws {
        let files = try SourceFile.all()
        let compiled = files.filter { $0.path.hasPrefix("Tests/AdopterExample/") }.map { file in
            // The example package is inside the package that it depends on.
            let path = "path: \"../session-conformance\""
            return DocumentedExample.lines(
                of: file.text.replacingOccurrences(of: "path: \"../..\"", with: path)
            )
        }
        let examples = try DocumentedExample.all(in: files)
        #expect(examples.count > 15)
        for example in examples where !compiled.contains(where: example.isPart) {
            Issue.record(
                """
                \(example.path):\(example.line): this example is not in any file of \
                Tests/AdopterExample, so it is not compiled
                """
            )
        }
    }

    @Test
    func `are found in pages and in comments`() {
        let page = "Text.\n\n```swift\nlet a = 1\n\n    a.b()\n```\n```console\n$ x\n```\n"
        let examples = DocumentedExample.all(in: page, at: "A.md")
        #expect(examples.map(\.code) == [["let a = 1", "a.b()"]])
        #expect(examples.map(\.line) == [4])
        let comment = "/// Does it.\n///\n/// ```swift\n///     a()\n/// ```\nfunc a() {}\n"
        #expect(DocumentedExample.all(in: comment, at: "A.swift").map(\.code) == [["a()"]])
    }

    @Test
    func `are compared line by line`() {
        let file = DocumentedExample.lines(of: "func f() {\n    a()\n\n    b()\n    c()\n}\n")
        func isPart(_ lines: [String]) -> Bool {
            DocumentedExample(path: "", line: 1, code: lines).isPart(of: file)
        }
        #expect(isPart(["a()", "b()"]))
        #expect(!isPart(["a()", "c()"]))
        #expect(!isPart(["c()", "}", "more"]))
        #expect(!isPart([]))
    }
}
