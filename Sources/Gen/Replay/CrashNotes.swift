import Platform
import Synchronization

/// A store of only the case that is running, so that it is known after the process has ended.
///
/// The note is a small file, one per worker. It is written before each case and deleted at the end
/// of the run, so a file that is there at the beginning of a run belongs to a run that never ended.
/// File system errors are ignored, because they should not fail a run.
package final class CrashNotes: FailureStore {
    private let path: String
    private let notes: [Note]
    /// The cases that were running when an earlier process ended, if the tokens are of this
    /// version.
    package let crashed: [ReplayToken]

    /// The note of a worker.
    private final class Note: Sendable {
        struct Content {
            var file: FileDescriptor?
            /// The header in the file, if it is followed by the index of a numbered case.
            var header: ReplayToken.Origin?
        }

        let path: String
        let content = Mutex(Content())

        init(_ path: String) { self.path = path }
    }

    /// The paths that runs of this process use.
    ///
    /// The cases of a parameterized test run at the same time, with the same property.
    private static let used = Mutex<Set<String>>([])

    /// Creates the notes of a property.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder, which is created with the first note.
    ///   - property: The name of the property.
    ///   - call: What distinguishes this run from others of the property.
    ///   - workers: The number of workers.
    package init(folder: String, property: String, call: String = "", workers: Int = 1) {
        let letters = property.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let hash = SplitMix64.hash(of: property + call)
        let name = "\(folder)/\(String(letters.prefix(Self.longestName)))-\(hash)"
        let path = Self.used.withLock { used in
            var number = 1
            while !used.insert("\(name)-\(number)").inserted { number += 1 }
            return "\(name)-\(number)"
        }
        self.path = path
        notes = (0..<max(1, workers)).map { Note($0 == 0 ? path : "\(path).\($0)") }
        crashed = notes.compactMap { Self.read($0.path) }
    }

    deinit {
        Self.used.withLock { _ = $0.remove(path) }
    }

    /// The maximum number of characters of a property in a file name.
    private static let longestName = 80

    /// Returns the cases that were running when an earlier process ended.
    package func tokens() -> [ReplayToken] { crashed }

    /// Does nothing, because the failure is reported.
    package func keep(_ token: ReplayToken) {}

    /// Does nothing, because the next case replaces the note.
    package func remove(_ token: ReplayToken) {}

    /// Writes the case that the run is about to try, or deletes the note.
    package func setUnderWay(_ token: ReplayToken?, worker: Int) {
        guard notes.indices.contains(worker) else { return }
        let path = notes[worker].path
        notes[worker].content.withLock { note in
            guard let token else {
                if note.file != nil || !crashed.isEmpty { try? Folders.deleteFile(path) }
                note = Note.Content()
                return
            }
            if note.file == nil {
                if let slash = path.lastIndex(of: "/") { try? Folders.make(String(path[..<slash])) }
                note.file = try? FileDescriptor.writing(path, isCreated: true)
            }
            // The token of a numbered case is written without its text, which takes longer to make
            // than a short case to run, and its header is written once.
            guard case .run(let seed, let index, let coversFirst) = token.origin else {
                note.header = nil
                note.file?.write(Array("\(token)\n".utf8), at: 0)
                return
            }
            let header = ReplayToken.Origin.run(seed: seed, index: 0, coversFirst: coversFirst)
            note.file?.write(Self.bytes(of: index), at: Self.headerSize)
            if note.header != header {
                note.header = header
                note.file?.write(Self.header(seed, coversFirst, token), at: 0)
            }
        }
    }

    /// The number of bytes before the index of a numbered case.
    private static let headerSize = 20

    private static func header(
        _ seed: Seed,
        _ coversFirst: Bool,
        _ token: ReplayToken
    ) -> [UInt8] {
        [0, coversFirst ? 1 : 0] + token.property.bytes + bytes(of: UInt64(token.version))
            + bytes(of: seed.bits)
    }

    private static func bytes(of word: UInt64) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8),
            UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 24),
            UInt8(truncatingIfNeeded: word >> 32), UInt8(truncatingIfNeeded: word >> 40),
            UInt8(truncatingIfNeeded: word >> 48), UInt8(truncatingIfNeeded: word >> 56),
        ]
    }

    private static func read(_ path: String) -> ReplayToken? {
        guard let bytes = try? FileDescriptor.reading(path).readAll(limit: 1 << 20),
            let first = bytes.first
        else { return nil }
        guard first == 0 else {
            let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
            return try? ReplayToken(line)
        }
        var rest = bytes.dropFirst(2)
        guard bytes.count >= headerSize + 8, let property = PropertyMark(from: &rest) else {
            return nil
        }
        let words = (0..<3).map { word in
            rest.dropFirst(8 * word).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        guard words[0] == UInt64(ReplayToken.currentVersion) else { return nil }
        return ReplayToken(
            .run(seed: Seed(words[1]), index: words[2], coversFirst: bytes[1] == 1),
            of: property
        )
    }
}
