import SessionContract
import SessionModel

extension Fault {
    /// How to make a model reject a payload with this fault; `nil` for faults that no payload of
    /// one session has.
    var fixInModel: String? {
        switch self {
        case .absent(let field):
            """
            In the model: require '\(field.key)', without a default, and reject a payload that does \
            not have it.
            """
        case .null(let field):
            "In the model: reject null in '\(field.key)', and do not replace it by a default."
        case .type(let field, _):
            """
            In the model: reject a value of '\(field.key)' that has another JSON type. Turn off the \
            conversion between types.
            """
        case .fraction(let field):
            """
            In the model: reject a number with a fraction in '\(field.key)'. Do not round it or cut \
            the fraction off.
            """
        case .unknownEnvelope:
            """
            In the model: reject a text whose root is not an object. Do not take the first element \
            of an array, and do not use defaults instead.
            """
        case .syntax, .byteOrderMark, .duplicateKey, .loneSurrogateInKey, .loneSurrogateInValue,
            .framing, .unjudged, .markup, .errorObject, .elementShape, .sessionsShape,
            .sessionShape, .arrayForm, .pagingType, .countValue, .noNextPage, .countTooSmall,
            .countTooLarge, .range, .integerSpelling, .undeclared, .misspelled, .timestampForm,
            .future, .order, .linkForm, .linkSession, .linkUser:
            nil
        }
    }
}
