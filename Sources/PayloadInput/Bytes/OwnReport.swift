import StrictJSON

/// A report of this program, which is not a payload, although it is often beside some.
package enum OwnReport {
    /// What reports start with, without white space.
    private static let marks: [[UInt8]] = [
        Array(#"{"format":"session-report/"#.utf8),
        Array(#"{"event":"start","format":"session-report/"#.utf8),
    ]

    /// The number of bytes that decide in any case.
    package static let length = 256

    /// Whether a source with these first bytes is a report; `nil` if more bytes are necessary.
    package static func isReport(_ bytes: [UInt8]) -> Bool? {
        // Nothing else starts in this way, so other sources are known from their first bytes.
        guard bytes.first.map({ $0 == UInt8(ascii: "{") }) ?? false else { return false }
        let start = bytes.prefix(length).filter { !$0.isJSONWhitespace }
        if marks.contains(where: { start.starts(with: $0) }) { return true }
        return bytes.count < length && marks.contains { $0.starts(with: start) } ? nil : false
    }
}
