import StrictJSON

extension Fault {
    /// The question that a payload with this fault asks a model; `nil` for all other faults.
    ///
    /// The model may reject the payload, or accept it and give it back with the same meaning.
    package var question: PolicyQuestion? {
        switch self {
        case .syntax(let kind): kind == .tooDeep ? .depth : nil
        case .byteOrderMark: .byteOrderMark
        case .duplicateKey: .duplicateKey
        case .loneSurrogateInKey, .loneSurrogateInValue: .loneSurrogate
        case .range: .integerRange
        case .integerSpelling: .integerSpelling
        case .framing, .unjudged, .noSessions, .unknownEnvelope, .elementShape, .sessionsShape,
            .sessionShape,
            .arrayForm, .pagingType, .countValue, .noNextPage, .countTooSmall, .countTooLarge,
            .absent, .null, .type, .fraction, .undeclared, .misspelled, .timestampForm, .future,
            .order, .linkForm, .linkSession, .linkUser:
            nil
        }
    }
}
