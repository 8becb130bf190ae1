import Platform

/// The text of a file that has secrets.
struct SecretFile {
    /// The text, which may start with a byte order mark.
    let text: String

    /// Whether users other than the owner can read the file.
    let isReadableByOthers: Bool

    /// Reads the file at `path`, up to `limit` bytes.
    init(path: String, limit: Int) throws(SecretFileProblem) {
        guard FileKind(at: path, followsLinks: true) != .folder else { throw .folder }
        let file: FileDescriptor
        do throws(SystemError) {
            file = try .reading(path)
        } catch {
            if error.isNoSuchFile { throw .missing }
            if error.isForbidden { throw .forbidden }
            throw .failed(error.reason)
        }
        try self.init(reading: file, limit: limit)
    }

    /// Reads a descriptor to its end, up to `limit` bytes.
    init(reading descriptor: FileDescriptor, limit: Int) throws(SecretFileProblem) {
        let content: [UInt8]
        do throws(SystemError) {
            content = try descriptor.readAll(limit: limit + 1)
        } catch {
            throw .failed(error.reason)
        }
        guard content.count <= limit else { throw .tooLong(limit: limit) }
        isReadableByOthers = descriptor.isFileReadableByOthers
        // Text in UTF-16 starts with a mark, or has a zero byte in each ASCII character.
        let isWide = content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF])
        guard !isWide, !content.contains(0) else { throw .wide }
        guard let text = String(validating: content, as: UTF8.self) else { throw .encoding }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        self.text = text
    }
}

/// Why a file with secrets cannot be read.
package enum SecretFileProblem: Error, Hashable, Sendable {
    case missing
    case folder
    case forbidden

    /// Another error, in the words of the system.
    case failed(String)

    /// There is nothing in it but white space.
    case empty

    /// It is longer than this many bytes.
    case tooLong(limit: Int)

    /// It is text in UTF-16, or not text.
    case wide

    /// It is not text in UTF-8.
    case encoding

    /// The problem and what to do about it, as a phrase that continues the name of the file.
    var phrase: String {
        switch self {
        case .missing: "does not exist: check the path"
        case .folder: "is a folder: give the path of a file"
        case .forbidden: "cannot be read: you have no permission; run 'chmod 600' as its owner"
        case .failed(let reason): "cannot be read: \(reason)"
        case .empty: "is empty"
        case .tooLong(let limit): "is longer than \(limit) bytes"
        case .wide: "is not text in UTF-8, but probably in UTF-16: save it as UTF-8"
        case .encoding: "is not text in UTF-8: save it as UTF-8"
        }
    }
}
