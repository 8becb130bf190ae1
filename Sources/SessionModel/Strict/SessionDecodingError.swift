import StrictJSON

/// The reason why a JSON text cannot be decoded, and its position in the text.
///
/// The error never contains a value from the text, so it is safe to log. It can contain keys.
public struct SessionDecodingError: Error, Hashable, Sendable {
    /// What is wrong.
    public var kind: Kind { fault.kind }

    /// The JSON Pointer (RFC 6901) to the wrong or missing value; empty for the whole text.
    public var path: String { fault.pointer.description }

    /// The offset of the fault in bytes, counted from 0.
    ///
    /// For a missing member, this is the offset of its object.
    public var offset: Int { fault.offset }

    /// The line of the fault, counted from 1.
    public let line: Int

    /// The column of the fault in Unicode scalars, counted from 1.
    public let column: Int

    /// What was found: a phrase, or a sentence without a full stop for a text that is not JSON.
    public var observed: String { fault.observed }

    /// What was expected instead: a phrase.
    public var expected: String { fault.expected }

    private let fault: SessionFault

    /// The error for a fault in the text `bytes`.
    init(_ fault: SessionFault, in bytes: [UInt8]) {
        let position = unsafe TextPosition(of: fault.offset, in: bytes.span.bytes)
        self.fault = fault
        line = position.line
        column = position.column
    }
}

extension SessionDecodingError {
    /// The ways in which decoding can fail, each with the id of the rule of the contract.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The text is not JSON (RFC 8259).
        case syntax = "json/syntax"

        /// The text is not UTF-8.
        case encoding = "json/encoding"

        /// The text starts with a byte order mark.
        case byteOrderMark = "json/byte-order-mark"

        /// An object repeats a key, so it is unclear which value counts.
        case duplicateKey = "json/duplicate-key"

        /// A string has half a surrogate pair, which a Swift string cannot hold.
        case loneSurrogate = "json/lone-surrogate"

        /// Arrays and objects are nested deeper than 512 levels.
        case depth = "json/depth"

        /// The text is not a session object, or not the envelope that was requested.
        case envelope = "envelope/unknown"

        /// `session` or `sessions` has a value of the wrong shape.
        case envelopeShape = "envelope/shape"

        /// A paging key has a value of the wrong type.
        case paging = "envelope/paging"

        /// A required field is absent.
        case missing = "contract/missing"

        /// A required field is null.
        case null = "contract/null"

        /// A field has a value of the wrong type.
        case type = "contract/type"

        /// A number is not an integer where one is required.
        case fraction = "contract/fraction"

        /// An integer does not fit in 64 bits.
        case range = "contract/range"
    }
}

extension SessionDecodingError: CustomStringConvertible {
    /// The error in one line: `contract/type at /id, line 1, column 7 (byte 6): …`.
    public var description: String {
        let place = path.isEmpty ? "" : " at \(path)"
        return "\(kind.rawValue)\(place), line \(line), column \(column) (byte \(offset)): "
            + fault.sentence
    }
}
