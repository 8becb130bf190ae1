import Foundation
import Platform
import Testing

@Suite
struct `The installed programs` {
    @Test
    func `are found in the folders of the path, and nowhere else`() throws {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? manager.removeItem(atPath: folder) }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let program = "\(folder)/tool"
        try Data().write(to: URL(filePath: program))
        let search = ["PATH": "relative::/no/such:\(folder)"]
        #expect(Programs.path(of: "tool", in: search) == nil)
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        #expect(Programs.path(of: "tool", in: search) == program)
        #expect(Programs.path(of: "none", in: search) == nil)
        #expect(Programs.path(of: "sh", in: ["PATH": ""]) == nil)
        #expect(Programs.path(of: "sh", in: [:])?.hasSuffix("/sh") == true)
    }
}
