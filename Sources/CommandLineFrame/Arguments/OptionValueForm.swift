/// The form of an option's value: its placeholder in help, its type and its completion in a shell.
package struct OptionValueForm: Hashable, Sendable {
    /// What a value is, apart from how a command line writes it.
    package enum Kind: Hashable, Sendable {
        case text

        /// A whole number in a range.
        case integer(ClosedRange<Int>)

        /// A number above zero and up to a limit.
        case number(upTo: Double)
    }

    /// The word for the value in help.
    package let placeholder: String
    package let completion: ValueCompletion
    var kind = Kind.text

    /// Whether each occurrence of the option adds a value, rather than replacing the one before.
    package var isRepeatable = false
}
