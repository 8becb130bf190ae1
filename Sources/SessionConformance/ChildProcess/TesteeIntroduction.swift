/// The answer of a testee to `hello`.
struct TesteeIntroduction: Equatable {
    var identity: TesteeIdentity
    var policies: TesteePolicies

    /// Whether `ops` contains `roundtrip`.
    var doesRoundTrips: Bool

    /// Whether `ops` contains `encode`.
    var encodesSessions = false

    /// The first line before the answer, in quotation marks; `nil` if there was none.
    var banner: String?
}
