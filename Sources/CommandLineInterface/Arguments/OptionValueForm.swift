/// The form of an option's value: its placeholder in help, its type and its completion in a shell.
struct OptionValueForm: Hashable, Sendable {
    /// What a value is, apart from how a command line writes it.
    enum Kind: Hashable, Sendable {
        case text

        /// A whole number in a range.
        case integer(ClosedRange<Int>)

        /// A number above zero and up to a limit.
        case number(upTo: Double)
    }

    let placeholder: String
    let completion: ValueCompletion
    var kind = Kind.text

    /// Whether each occurrence of the option adds a value, rather than replacing the one before.
    var isRepeatable = false
}
