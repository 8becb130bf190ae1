import SessionModel

// The states that are made of letters and numbers.
extension CensusState {
    /// The combinations of absent, null and value.
    enum Presence {
        /// All of them.
        static let all: Set<String> = Set(
            DeclaredField.allCases.reduce([""]) { all, _ in
                all.flatMap { start in FieldState.allCases.map { "\(start)\(letter(of: $0))" } }
            }
        )

        /// The letter of a state.
        static func letter(of state: FieldState) -> Substring { state.rawValue.prefix(1) }
    }

    /// The numbers of digits of the fraction of a second.
    enum Fraction {
        /// The number from which on all times are counted alike.
        private static let most = 10

        /// All of them.
        static let all = (0...most).map(state(of:))

        /// Returns the state for a number of digits.
        static func state(of count: Int) -> String {
            count < most ? String(count) : "\(most)-or-more"
        }
    }

    /// The numbers of bits of an integer.
    enum Bits {
        /// All of them, from the least to the most.
        static let all = (0...64).map { state(of: $0) } + [state(of: nil)]

        /// Returns the number in two digits, so that names sort; `nil` is more than 64.
        static func state(of count: Int?) -> String {
            guard let count else { return Size.larger.rawValue }
            return (count < 10 ? "0" : "") + String(count)
        }
    }
}
