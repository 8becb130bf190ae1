import StrictJSON

/// A value in its place, to be read as one type and no other.
///
/// It decides what a field may hold without asking the rules of the contract, on purpose: the
/// strict decoder is a second voice about the same question, and the tests compare the two.
struct StrictField {
    let value: JSONValue

    /// The object that the value is a member of.
    let parent: JSONPointer

    /// The key of the value.
    let key: String

    /// What a value of another type is called: a field's fault or a fault of paging.
    var wrongType = SessionDecodingError.Kind.type

    /// What a null would have done as well, so that the error does not forget it.
    var alternative = ""

    /// The way to the value, which is put together only for those who ask.
    var pointer: JSONPointer { parent.appending(key) }

    /// The integer, however it is spelled.
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
                "an integer that does not fit 64 bits",
                "an integer of 64 bits"
            )
        }
    }

    /// The string, to the last scalar.
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

    /// The truth value.
    func bool() throws(SessionFault) -> Bool {
        guard case .bool(let bool) = value.content else { throw mismatch("true or false") }
        return bool
    }

    /// The fault that the value is of another type than `expected`.
    func mismatch(_ expected: String) -> SessionFault {
        fault(wrongType, value.kind.phrase, expected)
    }

    /// A fault of a number, which in paging is one of paging as any other.
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
