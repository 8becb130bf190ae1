package import Drift
import Platform
package import Reports

/// A census in a file.
package enum CensusFile {
    /// The number of bytes at the start of a file that show whether it is a census.
    private static let markLength = 64

    /// The bytes with which some editors mark UTF-8.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Returns whether the file at a path starts like a census.
    ///
    /// What is read from a pipe could not be read again, so a pipe is never one.
    package static func isCensus(_ path: String, in context: CommandContext) -> Bool {
        let path = context.absolutePath(path)
        guard FileKind(at: path, followsLinks: true) == .regular else { return false }
        var start = (try? FileDescriptor.reading(path).readAll(limit: markLength)) ?? []
        if start.starts(with: byteOrderMark) { start.removeFirst(byteOrderMark.count) }
        return start.filter { !" \t\r\n".utf8.contains($0) }
            .starts(with: "{\"format\":\"\(Census.formatFamily)".utf8)
    }

    /// Reads the census at a path.
    package static func read(
        _ path: String,
        in context: CommandContext
    ) throws(UnusableReport) -> Census {
        let bytes = try BoundedFile.bytes(
            of: context.absolutePath(path),
            named: path,
            limit: CensusReader.largestFile
        )
        return try CensusReader.census(bytes, from: PathText.shown(path), as: Report.toolVersion)
    }

    /// Writes a census to a path, where there may be an earlier one, but nothing else.
    package static func write(
        _ census: Census,
        to path: String,
        in context: CommandContext
    ) throws(UnusableReport) {
        try requireReplaceable(path, in: context)
        do throws(SystemError) {
            try FileReplacement.write(Array(census.text.utf8), to: context.absolutePath(path))
        } catch {
            throw UnusableReport("cannot write \(PathText.shown(path)): \(error.reason)")
        }
    }

    /// Throws if there is anything but a census in the file that is to be written.
    package static func requireReplaceable(
        _ path: String,
        in context: CommandContext
    ) throws(UnusableReport) {
        let file = context.absolutePath(path)
        guard FileReplacement.replaces(file), FileKind(at: file, followsLinks: true) != nil,
            !isCensus(path, in: context)
        else { return }
        throw UnusableReport(
            "\(PathText.shown(path)) is not a census, so it is not replaced by one; choose another "
                + "file"
        )
    }

    /// Returns the key in the file at a path, or a random one.
    package static func key(
        at path: String?,
        in context: CommandContext
    ) throws(UnusableReport) -> BlockKey {
        guard let path else { return BlockKey() }
        let bytes = try BoundedFile.bytes(
            of: context.absolutePath(path),
            named: path,
            limit: largestKey
        )
        guard bytes.count >= BlockKey.leastLength else {
            throw UnusableReport(
                "the key in \(PathText.shown(path)) has less than \(BlockKey.leastLength) bytes; "
                    + "write a random one with 'head -c 32 /dev/urandom'"
            )
        }
        return BlockKey(bytes)
    }

    /// The largest key, in bytes.
    private static let largestKey = 1 << 16
}
