import Foundation

/// Reads the files of a corpus, as far as they can be read.
enum CorpusFiles {
    /// The definitions without which a corpus has a mistake.
    private static let lists = ["flags", "policies", "references", "retired"]

    /// Returns the files in a folder and in the folders below it, by their relative paths.
    static func read(_ folder: URL) -> [String: [UInt8]] {
        // Without a list that can be read, the copy has an empty one.
        var files: [String: [UInt8]] = [:]
        for list in lists {
            files["\(list).json"] = Array(#"{"format":"session-corpus/1","\#(list)":[]}"#.utf8)
        }
        for name in names(in: folder) {
            let child = folder.appending(path: name)
            if let bytes = try? Data(contentsOf: child) {
                files[name] = Array(bytes)
                continue
            }
            for grandchild in names(in: child) {
                let bytes = try? Data(contentsOf: child.appending(path: grandchild))
                files["\(name)/\(grandchild)"] = bytes.map { Array($0) }
            }
        }
        return files
    }

    private static func names(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }
    }
}
