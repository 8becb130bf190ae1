import StrictJSON

/// A member of an object, to be read as one exact type.
///
/// It deliberately does not use the rules of the contract to decide what a field may hold: the
/// strict decoder is a second, independent implementation, and the tests compare the two.
struct StrictField {
    let value: JSONValue

    /// The object that the value is a member of.
    let parent: JSONPointer

    /// The key of the value.
    let key: String

    /// The kind of fault for a value of the wrong type: that of a field or of paging.
    var wrongType = SessionDecodingError.Kind.type

    /// What else would be valid, appended to the expectation of an error: empty or " or null".
    var alternative = ""

    /// The pointer to the value, built on demand.
    var pointer: JSONPointer { parent.appending(key) }

    /// Reads an integer, whatever its spelling.
    func integer() throws(SessionFault) -> Int64 {
        guard let number = value.number else { throw mismatch("an integer") }
        switch number.integrality {
        case .integer(let integer), .spelledInteger(let integer):
            return integer
        case .fraction:
            throw numberFault(.fraction, "a number with a fraction", "an integer")
        case .outOfRange:
            throw numberFault(
                .range,
                "an integer that does not fit in 64 bits",
                "a 64-bit integer"
            )
        }
    }

    /// Reads a string exactly.
    func text() throws(SessionFault) -> String {
        guard let string = value.string else { throw mismatch("a string") }
        guard let text = string.string else {
            throw fault(
                .loneSurrogate,
                "a string with half a surrogate pair",
                "a string of Unicode scalars"
            )
        }
        return text
    }

    /// Reads `true` or `false`.
    func bool() throws(SessionFault) -> Bool {
        guard case .bool(let bool) = value.content else { throw mismatch("true or false") }
        return bool
    }

    /// The fault of a value that is not of the `expected` type.
    func mismatch(_ expected: String) -> SessionFault {
        fault(wrongType, value.kind.phrase, expected)
    }

    /// The fault of a number; in paging, all faults have the kind of paging.
    private func numberFault(
        _ kind: SessionDecodingError.Kind,
        _ observed: String,
        _ expected: String
    ) -> SessionFault {
        fault(wrongType == .type ? kind : wrongType, observed, expected)
    }

    private func fault(
        _ kind: SessionDecodingError.Kind,
        _ observed: String,
        _ expected: String
    ) -> SessionFault {
        SessionFault(
            kind,
            at: pointer,
            offset: value.range.lowerBound,
            observed: observed,
            expected: expected + alternative
        )
    }
}
