package import StrictJSON

/// Why a payload could not be read at all, which says nothing about whether it conforms.
package struct InputFailure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The system refused, for the reason given in its words.
        case unreadable(String)

        /// A signal came while the source was waited for.
        case interrupted

        /// There is nothing in it but white space.
        case empty

        /// The folder holds no file that could be a payload.
        case noPayloads

        /// One value takes more memory than a payload may.
        case tooLong(limit: Int, at: TextPosition)
    }

    /// The file or folder, or `standard input`.
    package var source: String
    package var reason: Reason

    package init(_ reason: Reason, source: String) {
        self.reason = reason
        self.source = source
    }
}

extension InputFailure: CustomStringConvertible {
    /// One sentence, with how to mend it.
    package var description: String {
        switch reason {
        case .unreadable(let words): "cannot read \(source): \(words)"
        case .interrupted: "interrupted while reading \(source)"
        case .empty: "\(source) is empty: there is nothing to check"
        case .noPayloads:
            "\(source) holds no payloads: no file in it ends in "
                + PayloadFiles.extensions.map { ".\($0)" }.joined(separator: ", ")
        case .tooLong(let limit, let position):
            "\(source):\(position.line):\(position.column): one value is longer than "
                + "\(limit >> 20) MiB, the most that is held in memory; split the input"
        }
    }
}
