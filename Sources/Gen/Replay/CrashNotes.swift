import Platform
import Synchronization

/// A store of only the case that is running, so that it is known after the process has ended.
///
/// The note is a small file. It is written before each case and deleted at the end of the run, so a
/// file that is there at the beginning of a run belongs to a run that never ended. File system
/// errors are ignored, because they should not fail a run.
package final class CrashNotes: FailureStore {
    private let path: String
    private let note = Mutex(Note())
    /// The case that was running when an earlier process ended, if the token is of this version.
    package let crashed: ReplayToken?

    private struct Note {
        var file: FileDescriptor?
        /// The header in the file, if it is followed by the index of a numbered case.
        var header: ReplayToken.Origin?
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
    package init(folder: String, property: String) {
        let letters = property.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let hash = String(SplitMix64.hash(property.utf8), radix: 36)
        let name = "\(folder)/\(String(letters.prefix(Self.longestName)))-\(hash)"
        path = Self.used.withLock { used in
            var number = 1
            while !used.insert("\(name)-\(number)").inserted { number += 1 }
            return "\(name)-\(number)"
        }
        crashed = Self.read(path)
    }

    deinit {
        Self.used.withLock { _ = $0.remove(path) }
    }

    /// The maximum number of characters of a property in a file name.
    private static let longestName = 80

    /// Returns the case that was running when an earlier process ended.
    package func tokens() -> [ReplayToken] { crashed.map { [$0] } ?? [] }

    /// Does nothing, because the failure is reported.
    package func keep(_ token: ReplayToken) {}

    /// Does nothing, because the next case replaces the note.
    package func remove(_ token: ReplayToken) {}

    /// Writes the case that the run is about to try, or deletes the note.
    package func setUnderWay(_ token: ReplayToken?, worker: Int) {
        note.withLock { note in
            guard let token else {
                if note.file != nil || crashed != nil { try? Folders.deleteFile(path) }
                note = Note()
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
