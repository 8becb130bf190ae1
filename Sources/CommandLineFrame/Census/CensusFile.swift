package import Drift
import Platform
package import Reports

/// A census in a file.
package enum CensusFile {
    /// The number of bytes at the start of a file that show whether it is a census.
    private static let markLength = 64

    /// Returns whether the file at a path starts like a census.
    ///
    /// What is read from a pipe could not be read again, so a pipe is never one.
    package static func isCensus(_ path: String) -> Bool {
        guard FileKind(at: path, followsLinks: true) == .regular else { return false }
        let start = try? FileDescriptor.reading(path).readAll(limit: markLength)
        let text = (start ?? []).filter { !" \t\r\n".utf8.contains($0) }
        return text.starts(with: "{\"format\":\"session-census/".utf8)
    }

    /// Reads the census at a path.
    package static func read(_ path: String) throws(UnusableReport) -> Census {
        let bytes = try BoundedFile.bytes(of: path, limit: CensusReader.largestFile)
        return try CensusReader.census(bytes, from: PathText.shown(path))
    }

    /// Writes a census to a path, where there may be an earlier one, but nothing else.
    package static func write(_ census: Census, to path: String) throws(UnusableReport) {
        try requireReplaceable(path)
        do throws(SystemError) {
            try FileReplacement.write(Array(census.text.utf8), to: path)
        } catch {
            throw UnusableReport("cannot write \(PathText.shown(path)): \(error.reason)")
        }
    }

    /// Throws if there is anything but a census in the file that is to be written.
    package static func requireReplaceable(_ path: String) throws(UnusableReport) {
        guard FileReplacement.replaces(path), FileKind(at: path, followsLinks: true) != nil else {
            return
        }
        guard isCensus(path) else {
            throw UnusableReport(
                "\(PathText.shown(path)) is not a census, so it is not replaced by one; choose "
                    + "another file"
            )
        }
    }

    /// Returns the key in the file at a path, or a random one.
    package static func key(at path: String?) throws(UnusableReport) -> BlockKey {
        guard let path else { return BlockKey() }
        let bytes = try BoundedFile.bytes(of: path, limit: largestKey)
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
