import Foundation
import Testing

/// The action for GitHub runs in the pipelines of others, with their permissions.
@Suite
struct `The action for GitHub` {
    private let lines: [Substring]

    init() throws {
        let url = SourceFile.root.appending(path: ".github/actions/check/action.yml")
        lines = try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The lines of all scripts.
    private var scripts: [Substring] {
        var scripts: [Substring] = []
        var margin: Int?
        for line in lines {
            let indentation = line.prefix { $0 == " " }.count
            if let start = margin, indentation <= start, !line.isEmpty { margin = nil }
            if margin != nil { scripts.append(line) }
            if line.hasSuffix("run: |") { margin = indentation }
        }
        return scripts
    }

    @Test
    func `has no expression in a script, where an input could add commands`() {
        #expect(scripts.count > 10)
        #expect(scripts.filter { $0.contains("${{") } == [])
        #expect(lines.contains { $0.contains("${{ inputs.arguments }}") })
    }

    @Test
    func `names the exact version of other actions`() {
        let uses = lines.filter { $0.contains("uses: ") }
        #expect(!uses.isEmpty)
        #expect(uses.filter { !$0.contains(#/@[0-9a-f]{40} # v\d/#) } == [])
    }

    @Test
    func `runs scripts that exist`() throws {
        let folder = SourceFile.root.appending(path: ".github/actions/check")
        let paths = scripts.flatMap { $0.matches(of: #/GITHUB_ACTION_PATH\/([^"]+)/#) }
            .map { String($0.1) }
        #expect(paths.count > 1)
        for path in paths {
            let file = folder.appending(path: path).standardized.path
            #expect(FileManager.default.fileExists(atPath: file), "no file \(path)")
        }
    }
}
