import Platform
import Synchronization

/// Keeps the failing cases of one property in files of a folder.
///
/// `<name>.failures` holds a token a line. `<name>.underway.<worker>` holds the case that a worker
/// is trying; it is written before the property is asked, without waiting for the disk, so it
/// survives the end of the process but not that of the machine. Faults of the file system are not
/// reported: a run is worth more than its memory of failures.
public final class FolderStore: FailureStore {
    private let path: String
    private let descriptors = Mutex<[Int: FileDescriptor]>([:])
    private static let mostFailures = 32

    /// A store for the property of a name, in a folder that is made if it is missing.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder.
    ///   - name: The name of the property; what is not a letter or a digit becomes a hyphen.
    public init(folder: String, name: String) {
        try? Folders.make(folder)
        let letters = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        path = "\(folder)/\(String(letters))"
    }

    /// The case that was under way when the last run ended, then the failures.
    public func tokens() -> [ReplayToken] {
        var texts: [String] = []
        for worker in 0..<64 {
            guard let text = read("\(path).underway.\(worker)") else { break }
            texts += text.split(separator: "\n", omittingEmptySubsequences: false).prefix(1)
                .map(String.init)
        }
        texts += failures()
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
            .compactMap { try? ReplayToken($0) }
    }

    /// Keeps a failing case, and forgets the oldest if there are many.
    public func keep(_ token: ReplayToken) {
        let others = failures().filter { $0 != token.description }
        write([token.description] + others.prefix(Self.mostFailures - 1))
    }

    /// Forgets a case.
    public func remove(_ token: ReplayToken) {
        let all = failures()
        let others = all.filter { $0 != token.description }
        if others.count < all.count {
            write(others)
        }
    }

    /// Writes down which case a worker is about to try.
    public func setUnderWay(_ token: ReplayToken?, worker: Int) {
        let line = Array("\(token?.description ?? "")\n".utf8)
        descriptors.withLock { open in
            let path = "\(path).underway.\(worker)"
            let file = open[worker] ?? (try? FileDescriptor.writing(path, isCreated: true))
            open[worker] = file
            file?.write(line, at: 0)
        }
    }
}

extension FolderStore {
    private func failures() -> [String] {
        (read("\(path).failures") ?? "").split(separator: "\n").map(String.init)
    }

    private func write(_ lines: [String]) {
        let text = Array(lines.map { "\($0)\n" }.joined().utf8)
        try? FileReplacement.write(text, to: "\(path).failures")
    }

    private func read(_ path: String) -> String? {
        let bytes = try? FileDescriptor.reading(path).readAll(limit: 1 << 20)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
}
