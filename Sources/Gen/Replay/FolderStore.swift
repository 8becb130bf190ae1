import Platform
import Synchronization

/// A store that keeps the failing cases of a property in the files of a folder.
///
/// `<name>.failures` contains one token per line, at most 32. `<name>.underway.<worker>` contains
/// the case that a worker is trying. It is written before the property runs, without waiting for
/// the disk, so it survives a crash of the process but not of the machine. File system errors are
/// ignored, because they should not fail a run.
public final class FolderStore: FailureStore {
    private let path: String
    private let descriptors = Mutex<[Int: FileDescriptor]>([:])
    private static let mostFailures = 32
    private static let mostWorkers = 256

    /// Creates a store for a property, and its folder if that does not exist.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder.
    ///   - name: The name of the property. In file names, everything but ASCII letters and digits
    ///     is replaced with hyphens.
    public init(folder: String, name: String) {
        try? Folders.make(folder)
        let letters = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        path = "\(folder)/\(String(letters))"
    }

    /// Returns the cases that were under way when the last run ended, and then the failures.
    public func tokens() -> [ReplayToken] {
        var texts: [String] = []
        // A worker may end the process before another one has begun, so there may be gaps.
        for worker in 0..<Self.mostWorkers {
            guard let text = read("\(path).underway.\(worker)") else { continue }
            texts += text.split(separator: "\n", omittingEmptySubsequences: false).prefix(1)
                .map(String.init)
        }
        texts += failures()
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
            .compactMap { try? ReplayToken($0) }
    }

    /// Keeps a failing case, and removes the oldest if there are more than 32.
    public func keep(_ token: ReplayToken) {
        let others = failures().filter { $0 != token.description }
        write([token.description] + others.prefix(Self.mostFailures - 1))
    }

    /// Removes a case.
    public func remove(_ token: ReplayToken) {
        let all = failures()
        let others = all.filter { $0 != token.description }
        if others.count < all.count {
            write(others)
        }
    }

    /// Writes the case that a worker is about to try to its file.
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
