import Foundation

/// Reads the files of a corpus, as far as they can be read.
enum CorpusFiles {
    /// Returns the files in a folder and in the folders below it, by their relative paths.
    static func read(_ folder: URL) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in names(in: folder) {
            let child = folder.appending(path: name)
            if let bytes = try? Data(contentsOf: child) {
                files[name] = Array(bytes)
                continue
            }
            for grandchild in names(in: child) where grandchild.hasSuffix(".json") {
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
