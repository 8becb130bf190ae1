import StrictJSON

/// A report of this program, which is not a payload, although it is often beside some.
package enum OwnReport {
    /// What reports start with, by format, without white space.
    private static let marks = [
        #"{"format":"session-report/"#, #"{"format":"session-baseline/"#,
        #"{"format":"session-census/"#, #"{"format":"session-matrix/"#,
        #"{"event":"start","format":"session-report/"#,
        #"<?xmlversion="1.0"encoding="UTF-8"?><testsuitename="session-conformance"#,
        #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
            + #""runs":[{"tool":{"driver":{"name":"session-conformance""#,
        #"##session-conformance"#, #"[{"engine_name":"session-conformance""#,
        #"{"schemaVersion":1,"label":"sessioncontract""#,
        #"<!doctypehtml><htmllang="en"><head><metacharset="utf-8">"#
            + #"<metaname="generator"content="session-conformance"#,
    ].map { Array($0.utf8) }

    /// What a report without findings consists of in a format where it must be an empty array.
    ///
    /// A list without sessions is an empty array too, so ours has white space that no program
    /// writes between brackets.
    private static let emptyArray = Array("[\n \n  \n]\n".utf8)

    /// The number of bytes that decide in any case.
    package static let length = 256

    /// Whether a source with these first bytes is a report; `nil` if more bytes are necessary.
    package static func isReport(_ bytes: [UInt8]) -> Bool? {
        // Nothing else starts in this way, so other sources are known from their first bytes.
        guard let first = bytes.first, marks.contains(where: { $0.first == first }) else {
            return false
        }
        if bytes.starts(with: emptyArray) { return true }
        if emptyArray.starts(with: bytes) { return nil }
        let start = bytes.prefix(length).filter { !$0.isJSONWhitespace }
        if marks.contains(where: { start.starts(with: $0) }) { return true }
        return bytes.count < length && marks.contains { $0.starts(with: start) } ? nil : false
    }
}
