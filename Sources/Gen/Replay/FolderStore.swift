import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps the failing cases of one property in files of a folder.
///
/// `<name>.failures` holds a token a line. `<name>.underway.<worker>` holds the case that a worker
/// is trying; it is written before the property is asked, without waiting for the disk, so it
/// survives the end of the process but not that of the machine. Faults of the file system are not
/// reported: a run is worth more than its memory of failures.
public final class FolderStore: FailureStore {
    private let path: String
    private let descriptors = Mutex<[Int: Int32]>([:])
    private static let mostFailures = 32

    /// A store for the property of a name, in a folder that is made if it is missing.
    ///
    /// - Parameters:
    ///   - folder: The path of the folder.
    ///   - name: The name of the property; what is not a letter or a digit becomes a hyphen.
    public init(folder: String, name: String) {
        var made = folder.hasPrefix("/") ? "/" : ""
        for part in folder.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? "\(part)" : "/\(part)"
            _ = unsafe mkdir(made, 0o777)
        }
        let letters = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        path = "\(folder)/\(String(letters))"
    }

    deinit {
        descriptors.withLock { open in
            for descriptor in open.values {
                close(descriptor)
            }
        }
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
            let descriptor = open[worker] ?? openFile("\(path).underway.\(worker)")
            open[worker] = descriptor
            if descriptor >= 0 {
                _ = unsafe pwrite(descriptor, line, line.count, 0)
            }
        }
    }
}

extension FolderStore {
    private func failures() -> [String] {
        (read("\(path).failures") ?? "").split(separator: "\n").map(String.init)
    }

    private func openFile(_ path: String) -> Int32 {
        unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    }

    /// Replaces the file of failures at once, so that nobody reads half of it.
    private func write(_ lines: [String]) {
        let draft = "\(path).failures.draft"
        let text = Array(lines.map { "\($0)\n" }.joined().utf8)
        guard let file = unsafe fopen(draft, "w") else { return }
        let written = unsafe fwrite(text, 1, text.count, file)
        if unsafe fclose(file) == 0, written == text.count {
            _ = unsafe rename(draft, "\(path).failures")
        }
    }

    private func read(_ path: String) -> String? {
        guard let file = unsafe fopen(path, "r") else { return nil }
        defer { unsafe fclose(file) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while text.count < 1 << 20 {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 {
                break
            }
            text += buffer.prefix(count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
