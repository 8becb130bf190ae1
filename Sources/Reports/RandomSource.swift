/// Everything that is needed to generate the same random cases again.
package struct RandomSource: Hashable, Sendable {
    /// The version of the generators.
    package let version: Int

    /// The seed that determines all random choices.
    package let seed: UInt64

    /// The part of the cases that this run generated, such as `1/3`.
    package let shard: String

    /// Creates a source of random cases.
    package init(version: Int, seed: UInt64, shard: String) {
        self.version = version
        self.seed = seed
        self.shard = shard
    }
}
