/// What a testee says of itself when it is greeted.
struct TesteeIntroduction: Equatable {
    var identity: TesteeIdentity
    var policies: TesteePolicies

    /// Whether `roundtrip` is among the operations it names.
    var doesRoundTrips: Bool

    /// Whether `encode` is among them.
    var encodesSessions = false
}
