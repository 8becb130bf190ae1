/// The error of a testee server that stopped before `bye`.
public struct TesteeServerError: Error, Hashable, Sendable {
    /// The reasons for stopping early.
    public enum Kind: Hashable, Sendable {
        /// A line is not a JSON object with an integer `seq` and a string `op`.
        case noRequest

        /// Standard output cannot be written, usually because it is no longer read.
        case noOutput
    }

    /// The reason.
    public let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }
}

extension TesteeServerError: CustomStringConvertible {
    /// The error in one sentence, without a full stop.
    public var description: String {
        switch kind {
        case .noRequest:
            "a line on standard input is not a \(TesteeRequest.protocolName) request; expected "
                + "a JSON object with an integer 'seq' and a string 'op'"
        case .noOutput: "cannot write to standard output"
        }
    }
}
