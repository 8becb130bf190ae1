import Gen
import Platform

/// The case that was running when an earlier process ended.
enum CrashedCase {
    /// The folder for notes about running cases, or `nil` for none.
    @TaskLocal static var folder = defaultFolder(ThisProcess.variable) {
        FileKind(at: $0, followsLinks: true) == .folder
    }

    /// Returns the folder of the environment variable, or one in the build folder of a package if
    /// the tests run in its root.
    static func defaultFolder(
        _ variable: (String) -> String?,
        _ isFolder: (String) -> Bool
    ) -> String? {
        if let folder = variable("GEN_CRASH_FOLDER") { return folder.isEmpty ? nil : folder }
        return isFolder(".build") ? ".build/gen-crashes" : nil
    }

    /// Returns the notes of a property, and says which case it runs first.
    ///
    /// The text is written before the case runs, because that may end the process again.
    static func notes<Value>(of property: String, _ generator: Generator<Value>) -> CrashNotes? {
        guard let folder else { return nil }
        let notes = CrashNotes(folder: folder, property: property)
        if let token = notes.crashed, token.belongs(to: property, over: Value.self) {
            let text = """
                forAll in \(property) first runs the case that was running when a process ended:
                \(generator.text(of: token))
                to reproduce: .replay("\(token)")

                """
            StandardStreams.flush()
            try? FileDescriptor.standardError.write(Array(text.utf8))
        }
        return notes
    }
}
