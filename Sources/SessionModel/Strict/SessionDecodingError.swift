import StrictJSON

/// Why a JSON text is not what it was to be read as, and where.
///
/// No part of it repeats a value of the text, so it can be logged. The names of keys do appear.
public struct SessionDecodingError: Error, Hashable, Sendable {
    /// What is wrong.
    public var kind: Kind { fault.kind }

    /// The JSON Pointer (RFC 6901) to the value that is wrong or missing; empty for the whole text.
    public var path: String { fault.pointer.description }

    /// The offset of the fault in bytes, counted from 0.
    ///
    /// For what is missing, that of the object that lacks it.
    public var offset: Int { fault.offset }

    /// The line of the fault, counted from 1.
    public let line: Int

    /// The column of the fault in Unicode scalars, counted from 1.
    public let column: Int

    /// What stands there.
    public var observed: String { fault.observed }

    /// What should.
    public var expected: String { fault.expected }

    private let fault: SessionFault

    /// The error for a fault of the text that `bytes` hold.
    init(_ fault: SessionFault, in bytes: [UInt8]) {
        let position = unsafe TextPosition(of: fault.offset, in: bytes.span.bytes)
        self.fault = fault
        line = position.line
        column = position.column
    }
}

extension SessionDecodingError {
    /// The ways in which a text can miss being a session, named by the rules of the contract.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// It is no JSON text by RFC 8259.
        case syntax = "json/syntax"

        /// It is not UTF-8.
        case encoding = "json/encoding"

        /// It starts with a byte order mark.
        case byteOrderMark = "json/byte-order-mark"

        /// An object names a key twice, so that it is open which value counts.
        case duplicateKey = "json/duplicate-key"

        /// A string holds half a surrogate pair, which no Swift string can.
        case loneSurrogate = "json/lone-surrogate"

        /// Arrays and objects are nested deeper than 512.
        case depth = "json/depth"

        /// It is neither an object nor the envelope that was asked for.
        case envelope = "envelope/unknown"

        /// `session` or `sessions` holds something else than it may.
        case envelopeShape = "envelope/shape"

        /// A key of paging has another type.
        case paging = "envelope/paging"

        /// A required field is absent.
        case missing = "contract/missing"

        /// A required field is null.
        case null = "contract/null"

        /// A field has another type.
        case type = "contract/type"

        /// A number is no integer where an integer belongs.
        case fraction = "contract/fraction"

        /// An integer does not fit 64 bits.
        case range = "contract/range"
    }
}

extension SessionDecodingError: CustomStringConvertible {
    /// The error in one line: `contract/type at /id, line 1, column 7 (byte 6): …`.
    public var description: String {
        let place = path.isEmpty ? "" : " at \(path)"
        return "\(kind.rawValue)\(place), line \(line), column \(column) (byte \(offset)): "
            + "found \(observed), expected \(expected)"
    }
}
