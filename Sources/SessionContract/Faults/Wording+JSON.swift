/// Wording for faults of the group `json` after which reading continues.
extension Wording {
    static let byteOrderMark = Self(
        message: "the text starts with a byte order mark",
        kind: "byte order mark",
        observed: "the bytes EF BB BF before the value",
        expected: "no byte order mark (RFC 8259, section 8.1)",
        fix: "Write UTF-8 without a byte order mark."
    )

    static let duplicateKey = Self(
        message: "this key occurs more than once in the same object",
        kind: "duplicate",
        observed: "the same key again",
        expected: "each key at most once in an object",
        fix: "Send the key once; some readers keep the first value and others the last.",
        example: #"{"id":1,"id":1}"#
    )

    static let loneSurrogateInKey = Self(
        message: "an escape in this key is half of a surrogate pair",
        kind: "key",
        observed: "a key with half of a surrogate pair",
        expected: bothHalves,
        fix: cutBetweenCharacters,
        example: #"{"id":1,"\ud800":1}"#
    )

    static let loneSurrogateInValue = Self(
        message: "an escape in this string is half of a surrogate pair",
        kind: "string",
        observed: "a string with half of a surrogate pair",
        expected: bothHalves,
        fix: cutBetweenCharacters,
        example: #"{"id":1,"url":"\ud800"}"#
    )

    private static let bothHalves = "both halves of the pair, high surrogate first"

    private static let cutBetweenCharacters =
        "Send both halves, or neither. The usual cause is a string that was cut inside an emoji."
}
