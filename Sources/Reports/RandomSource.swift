/// What it takes to make the same random cases again.
package struct RandomSource: Hashable, Sendable {
    /// The version of the generators.
    package let version: Int

    /// The seed that all choices follow from.
    package let seed: UInt64

    /// The part of the cases that this run made, such as `1/1`.
    package let shard: String

    /// A source of random cases.
    package init(version: Int, seed: UInt64, shard: String) {
        self.version = version
        self.seed = seed
        self.shard = shard
    }
}
