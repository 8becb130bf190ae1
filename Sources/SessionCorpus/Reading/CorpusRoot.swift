import Foundation

/// Where a corpus lies on this machine.
package enum CorpusRoot {
    /// The folder that an option names, or else a folder `Corpus` in the working folder or above
    /// it.
    ///
    /// - Returns: The path, or `nil` where no option was given and no such folder is found.
    package static func find(option: String?, from workingFolder: String) -> String? {
        if let option { return option }
        var folder = URL(filePath: workingFolder, directoryHint: .isDirectory).standardized
        // No path is deeper than this, and links could make it endless.
        for _ in 0..<100 {
            let candidate = folder.appending(path: "Corpus")
            let version = candidate.appending(path: "VERSION").path
            if FileManager.default.fileExists(atPath: version) { return candidate.path }
            let parent = folder.deletingLastPathComponent().standardized
            guard parent.path != folder.path else { return nil }
            folder = parent
        }
        return nil
    }
}
