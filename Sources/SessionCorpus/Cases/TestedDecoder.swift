/// A decoder that the tests of this package run on every session of the corpus, with the name that
/// `deviations.json` uses as its raw value.
package enum TestedDecoder: String, CaseIterable, Sendable {
    case foundation = "Foundation's JSONDecoder"
}
