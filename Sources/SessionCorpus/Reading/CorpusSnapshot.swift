import Foundation
import JSONFiles

/// The files of a corpus in memory, by their paths relative to its folder.
///
/// Everything that reads, checks or changes a corpus works on a snapshot, so it works the same
/// without files on a disk.
package struct CorpusSnapshot: Sendable {
    package var files: [String: [UInt8]]

    /// The maximum size of a file, in bytes.
    private static let longestFile = 16 << 20

    /// The maximum number of files.
    private static let mostFiles = 10_000

    package init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }

    /// The files that `corpus fmt` formats: cases and definitions, but not the schema.
    package var formattedPaths: [String] {
        files.keys.sorted().filter {
            $0.hasSuffix(CorpusCase.fileSuffix) && $0 != "corpus.schema.json"
        }
    }

    /// Reads the folder `root`: its files, and those in the folders of topics.
    ///
    /// Hidden files are ignored, and links to folders are not followed.
    ///
    /// - Throws: If a file cannot be read, or this is not a folder of a corpus.
    package init(root: String) throws(CorpusFailure) {
        files = [:]
        for name in try Self.names(in: root) {
            let path = "\(root)/\(name)"
            if Self.isFolder(path) {
                guard CorpusTopic(rawValue: name) != nil else {
                    let topics = CorpusTopic.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CorpusFailure(
                        "\(path) is not a topic; the topics are: \(topics)",
                        kind: .malformed
                    )
                }
                for child in try Self.names(in: path) {
                    guard !Self.isFolder("\(path)/\(child)") else {
                        throw CorpusFailure(
                            "\(path)/\(child) is a folder; a topic may only contain files",
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
                "\(root) is not a corpus: it has no file VERSION",
                kind: .malformed
            )
        }
    }

    private mutating func read(_ path: String, below root: String) throws(CorpusFailure) {
        guard files.count < Self.mostFiles else {
            throw CorpusFailure(
                "\(root) has more than \(Self.mostFiles) files, the limit for a corpus",
                kind: .malformed
            )
        }
        let url = URL(filePath: "\(root)/\(path)")
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
        guard size <= Self.longestFile else {
            throw CorpusFailure(
                "\(root)/\(path) is larger than \(Self.longestFile >> 20) MiB, the limit for a file "
                    + "of a corpus",
                kind: .malformed
            )
        }
        do {
            files[path] = Array(try Data(contentsOf: url))
        } catch {
            throw CorpusFailure(
                "cannot read \(root)/\(path): \(error.fileProblem)",
                kind: .unreadable
            )
        }
    }

    private static func names(in path: String) throws(CorpusFailure) -> [String] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            return names.filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw CorpusFailure(
                "cannot read the corpus at \(path): \(error.fileProblem)",
                kind: .unreadable
            )
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
        return type as? FileAttributeType == .typeDirectory
    }
}
