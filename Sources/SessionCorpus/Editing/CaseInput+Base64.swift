import Foundation

extension CaseInput {
    /// Returns bytes as base64 with padding (RFC 4648, section 4).
    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
