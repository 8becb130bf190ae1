/// The known deviations of Foundation's coders from the contract, and the cases that show them.
///
/// Measured with Swift 6.3.1 on Linux.
enum FoundationDeviation: String, CaseIterable {
    case trailingComma = "a comma before a closing bracket is accepted"
    case otherEncoding = "UTF-16 and UTF-32 are guessed and accepted"
    case roundedFraction = "a fraction that rounds to an integer as a double is accepted as one"

    var cases: [String] {
        switch self {
        case .trailingComma: ["syntax-trailing-comma-object", "syntax-trailing-comma-array"]
        case .otherEncoding:
            ["syntax-utf-16-with-mark", "syntax-utf-16-big-endian", "syntax-utf-32"]
        case .roundedFraction:
            [
                "numbers-fraction-just-above-one", "numbers-fraction-past-int53",
                "numbers-fraction-tiny", "numbers-user-id-fraction-just-above-one",
                "numbers-user-id-fraction-tiny",
            ]
        }
    }

    init?(of id: String) {
        guard let deviation = Self.allCases.first(where: { $0.cases.contains(id) }) else {
            return nil
        }
        self = deviation
    }
}
