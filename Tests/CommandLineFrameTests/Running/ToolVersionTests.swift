import Foundation
import Reports
import Testing

@testable import CommandLineFrame

@Suite
struct `The version of the program` {
    private func read(_ path: String) throws -> String {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test
    func `is the latest one in the change log`() throws {
        let heading = try read(".github/CHANGELOG.md").split(separator: "\n")
            .first { $0.hasPrefix("## ") }
        #expect(heading == "## \(Report.toolVersion)")
    }

    @Test
    func `is the one that the README installs`() throws {
        let tag = #/(?:check@|rev: |ref: |--branch |from: ")(\d[^\s"]*)/#
        let tags = try read("README.md").matches(of: tag).map { String($0.1) }
        #expect(tags.count > 2)
        #expect(Set(tags) == [Report.toolVersion])
    }
}
