/// A change of the API, which is planted in a population.
package enum SessionChange: String, CaseIterable, Sendable {
    /// `url` is null.
    case null

    /// There is an undeclared field that there was not before.
    case field

    /// An undeclared field, which few sessions have, is of another type.
    case type

    /// `authenticated_at` is in another dialect.
    case dialect

    /// `id` is more than 2^53.
    case largeID = "large-id"

    /// `id` is absent.
    case missing
}
