import Platform
package import Reports

/// Reads whole files that people name, up to a size.
package enum BoundedFile {
    /// Returns the content of the file at `path`, which messages call `name`, of at most `limit`
    /// bytes, a number of kibibytes.
    package static func bytes(
        of path: String,
        named name: String? = nil,
        limit: Int
    ) throws(UnusableReport) -> [UInt8] {
        let shown = PathText.shown(name ?? path)
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try FileDescriptor.reading(path).readAll(limit: limit + 1)
        } catch {
            throw UnusableReport("cannot read \(shown): \(error.reason)")
        }
        guard bytes.count <= limit else {
            let most = limit < 1 << 20 ? "\(limit >> 10) KiB" : "\(limit >> 20) MiB"
            throw UnusableReport("\(shown) has more than \(most)")
        }
        return bytes
    }
}
