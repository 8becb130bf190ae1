package import Gen

/// The option `--seed`.
package enum SeedArgument {
    /// The option, whose value is stored at `path`.
    package static func option<Values>(
        help: String,
        _ path: any WritableKeyPath<Values, Seed?> & Sendable
    ) -> CommandOption<Values> {
        .value("--seed", "N", help: help) { values, text throws(ValueFault) in
            guard let bits = UInt64(text) else {
                throw ValueFault("a whole number from 0 to \(UInt64.max)")
            }
            values[keyPath: path] = Seed(bits)
        }
    }
}
