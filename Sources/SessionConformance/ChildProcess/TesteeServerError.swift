/// Why a Swift program stopped to be a testee.
public struct TesteeServerError: Error, Hashable, Sendable {
    /// The ways in which it stops before it is told to.
    public enum Kind: Hashable, Sendable {
        /// A line is no JSON object with an integer `seq` and a string `op`.
        case noRequest

        /// Nobody reads the answers.
        case noOutput
    }

    /// What went wrong.
    public let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }
}

extension TesteeServerError: CustomStringConvertible {
    /// What went wrong, as a clause.
    public var description: String {
        switch kind {
        case .noRequest:
            "a line on standard input is no request of \(TesteeRequest.protocolName), which is "
                + #"a JSON object with an integer "seq" and a string "op""#
        case .noOutput: "standard output cannot be written to"
        }
    }
}
