import Gen
import Testing

/// A way in which a server breaks a rule, on one page of a list.
struct ServerDefect: Sendable, CustomTestStringConvertible {
    let name: String

    /// The rules one of which must be reported.
    let rules: Set<String>

    let change: Change

    /// What the defect changes, from the inside of a response outwards.
    enum Change: Sendable {
        /// The page with this number.
        case page(@Sendable (inout ListPage, Int, inout SplitMix64) -> Void)

        case text(@Sendable (inout [UInt8], inout SplitMix64) -> Void)
        case message(@Sendable (inout HealthyMessage, inout SplitMix64) -> Void)
    }

    static let all = ofPages + ofTexts + ofMessages

    var testDescription: String { name }
}
