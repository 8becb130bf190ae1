package import Platform
package import SessionContract

/// Finds the files that the sources of a command line name, each of them once.
package struct PayloadFiles {
    /// Whether files of a folder are read whatever their names.
    private let readsAll: Bool

    /// Files of a folder that are left out.
    private let excluded: Set<FileIdentity>

    /// The files found so far.
    private var found: Set<FileIdentity> = []

    /// Starts without files.
    ///
    /// - Parameters:
    ///   - readsAll: Whether to read files of a folder whatever their names. Hidden files are never
    ///     read from a folder.
    ///   - excluded: Files of a folder that are left out, such as those that the run writes.
    package init(readingAll readsAll: Bool = false, excluding excluded: Set<FileIdentity> = []) {
        self.readsAll = readsAll
        self.excluded = excluded
    }

    /// What a source consists of.
    package struct Selection: Hashable, Sendable {
        /// The files to read, in order; `-` is standard input.
        package var paths: [String] = []

        /// The number of files that are not to be read, by reason.
        package var skipped = ReasonCounts()

        /// The folders whose files are not known, or the reason why there are no files.
        package var failures: [InputFailure] = []
    }

    /// Returns the file at `path`, or all payload files in and below a folder.
    ///
    /// The files of a folder come in the order of their names, with those of a rotated log
    /// together. Links to folders are not followed.
    ///
    /// - Parameter path: A file, a folder, or `-` for standard input.
    /// - Returns: The files, and what is known of those that are not read.
    package mutating func select(_ path: String) -> Selection {
        var selection = Selection()
        if path == "-" {
            let identity = FileIdentity(of: .standardInput)
            if let identity, !found.insert(identity).inserted {
                selection.skipped[.sameFile] += 1
            } else {
                selection.paths = [path]
            }
        } else if FileKind(at: path, followsLinks: true) == .folder {
            selectFiles(below: path, &selection)
        } else {
            add(path, &selection)
        }
        return selection
    }

    /// Adds a file, unless it was found before.
    private mutating func add(_ path: String, _ selection: inout Selection) {
        if found.insert(FileIdentity(at: path)).inserted {
            selection.paths.append(path)
        } else {
            selection.skipped[.sameFile] += 1
        }
    }

    private mutating func selectFiles(below root: String, _ selection: inout Selection) {
        var hasPayloads = false
        // Not recursive: the depth of folders has no limit but the length of a path.
        var pending = [Entry(path: root, isFolder: true)]
        while let entry = pending.popLast() {
            if entry.isFolder {
                pending += entries(of: entry.path, &selection).reversed()
            } else if !excluded.contains(FileIdentity(at: entry.path)) {
                hasPayloads = true
                add(entry.path, &selection)
            }
        }
        if !hasPayloads, selection.failures.isEmpty {
            let reason = InputFailure.Reason.noPayloads(skipped: selection.skipped)
            selection.failures = [InputFailure(reason, source: PathText.shown(root))]
        }
    }

    /// A folder, or a file that may be read.
    private struct Entry {
        var path: String
        var isFolder: Bool
    }

    /// Returns the files and folders in a folder, in order.
    private func entries(of folder: String, _ selection: inout Selection) -> [Entry] {
        let names: [String]
        do {
            names = try Folders.names(in: folder)
        } catch {
            let reason = InputFailure.Reason.unreadable(error.reason)
            selection.failures.append(InputFailure(reason, source: PathText.shown(folder)))
            return []
        }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        var entries: [(name: PayloadName, entry: Entry)] = []
        for name in names {
            let file = PayloadName(name)
            let path = start + name
            switch place(of: name, file, at: path) {
            case .skipped(let reason): selection.skipped[reason] += 1
            case .folder: entries.append((file, Entry(path: path, isFolder: true)))
            case .file: entries.append((file, Entry(path: path, isFolder: false)))
            }
        }
        return entries.sorted { $0.name < $1.name }.map(\.entry)
    }

    /// What becomes of a name in a folder.
    private enum Place {
        case file
        case folder
        case skipped(SkipReason)
    }

    private func place(of name: String, _ file: PayloadName, at path: String) -> Place {
        if name.utf8.first == UInt8(ascii: ".") { return .skipped(.hidden) }
        let kind = FileKind(at: path, followsLinks: false)
        let target = kind == .link ? FileKind(at: path, followsLinks: true) : kind
        switch target {
        case .folder: return kind == .link ? .skipped(.notFile) : .folder
        case .special: return .skipped(.notFile)
        case .regular: return readsAll || file.isPayload ? .file : .skipped(.otherName)
        case .link, nil:
            // What cannot be looked up fails when it is opened. Without the name of a payload it
            // may be a folder, unless it is a broken link.
            if file.isPayload { return .file }
            return kind == .link ? .skipped(.otherName) : .folder
        }
    }
}
