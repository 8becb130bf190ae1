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

    /// Returns the notes of a call of `forAll`.
    static func notes(of property: String, _ call: PropertyCall, workers: Int) -> CrashNotes? {
        guard let folder else { return nil }
        return CrashNotes(
            folder: folder,
            property: property,
            call: call.identity,
            workers: workers
        )
    }

    /// Says which cases a property runs first.
    ///
    /// The text is written before the cases run, because that may end the process again.
    static func announce<Value>(
        _ tokens: [ReplayToken],
        of property: String,
        _ generator: Generator<Value>
    ) {
        guard !tokens.isEmpty else { return }
        let cases = tokens.map { token in
            "\(generator.text(of: token))\nto reproduce: .replay(\"\(token)\")\n"
        }
        let text = """
            forAll in \(property) first runs the case that was running when a process ended:
            \(cases.joined())
            """
        StandardStreams.flush()
        try? FileDescriptor.standardError.write(Array(text.utf8))
    }
}
