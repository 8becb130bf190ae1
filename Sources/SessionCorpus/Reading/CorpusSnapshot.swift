import Foundation

/// The files of a corpus in memory, by their paths from its root on.
///
/// Everything that is told about a corpus is told from this, so that a corpus that is not on a disk
/// can be read, linted and changed like one that is.
package struct CorpusSnapshot: Sendable {
    package var files: [String: [UInt8]]

    /// The most bytes a file may have.
    private static let longestFile = 16 << 20

    /// The most files a corpus may have.
    private static let mostFiles = 10_000

    package init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }

    /// The files that `corpus fmt` lays out: those of cases and definitions, but not the schema.
    package var formattedPaths: [String] {
        files.keys.sorted().filter {
            $0.hasSuffix(CorpusText.casesSuffix) && $0 != "corpus.schema.json"
        }
    }

    /// Reads the folder at `root`: `VERSION`, `CHANGELOG.md`, the lists, and the topics' folders.
    ///
    /// Hidden files are left out, and links are not followed.
    package init(root: String) throws(CorpusFailure) {
        files = [:]
        for name in try Self.names(in: root) {
            let path = "\(root)/\(name)"
            if Self.isFolder(path) {
                guard CorpusTopic(rawValue: name) != nil else {
                    let topics = CorpusTopic.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CorpusFailure(
                        "\(path) is no topic; the topics are: \(topics)",
                        kind: .malformed
                    )
                }
                for child in try Self.names(in: path) {
                    guard !Self.isFolder("\(path)/\(child)") else {
                        throw CorpusFailure(
                            "\(path)/\(child) is a folder; topics hold files alone",
                            kind: .malformed
                        )
                    }
                    try read("\(name)/\(child)", below: root)
                }
            } else {
                try read(name, below: root)
            }
        }
        guard files["VERSION"] != nil else {
            throw CorpusFailure(
                "\(root) is no corpus: it has no file VERSION",
                kind: .malformed
            )
        }
    }

    private mutating func read(_ path: String, below root: String) throws(CorpusFailure) {
        guard files.count < Self.mostFiles else {
            throw CorpusFailure("\(root) has more than \(Self.mostFiles) files", kind: .malformed)
        }
        let url = URL(filePath: "\(root)/\(path)")
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
        guard size <= Self.longestFile else {
            throw CorpusFailure(
                "\(root)/\(path) is longer than \(Self.longestFile >> 20) MiB",
                kind: .malformed
            )
        }
        do {
            files[path] = Array(try Data(contentsOf: url))
        } catch {
            let reason = (error as NSError).localizedDescription
            throw CorpusFailure("cannot read \(root)/\(path): \(reason)", kind: .unreadable)
        }
    }

    private static func names(in path: String) throws(CorpusFailure) -> [String] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            return names.filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            let reason = (error as NSError).localizedDescription
            throw CorpusFailure(
                "cannot read the corpus at \(path): \(reason)",
                kind: .unreadable
            )
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
        return type as? FileAttributeType == .typeDirectory
    }

    /// Writes `bytes` as the file at `path` below `root`, whole or not at all.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        below root: String
    ) throws(CorpusFailure) {
        let url = URL(filePath: "\(root)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            let reason = (error as NSError).localizedDescription
            throw CorpusFailure("cannot write \(root)/\(path): \(reason)", kind: .unwritable)
        }
    }
}
