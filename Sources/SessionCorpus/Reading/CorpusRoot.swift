import Foundation

/// Finds the folder of a corpus.
package enum CorpusRoot {
    /// Returns the folder that an option names, or the nearest folder `Corpus` with a file
    /// `VERSION`, in the working folder or above it.
    ///
    /// - Returns: The path, or `nil` if no option is given and no such folder exists.
    package static func find(option: String?, from workingFolder: String) -> String? {
        if let option { return option }
        var folder = URL(filePath: workingFolder, directoryHint: .isDirectory).standardized
        // A bound, so that the loop ends even if the parent of the root is spelled differently.
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
