package import SessionContract
package import StrictJSON

/// The reason a payload could not be read at all.
///
/// It does not mean that the payload is wrong.
package struct InputFailure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The system refused to open or read it; the value is the system's own message.
        case unreadable(String)

        /// The payloads are in a container that is not read.
        case container(ContainerProblem)

        /// A signal arrived while waiting for input.
        case interrupted

        /// The folder contains no file with the name of a payload, but perhaps others.
        case noPayloads(skipped: ReasonCounts)

        /// The size of the file is not what it was when its reading began.
        case changed(from: Int, to: Int)

        /// Only the lines of a file are read in parts, and the source is of another form.
        case undivided(Undivided)

        /// One value is longer than a payload may occupy in memory.
        case tooLong(limit: Int, at: TextPosition)
    }

    /// Why a source cannot be read in parts.
    package enum Undivided: Hashable, Sendable {
        /// It is not a file, or was moved in, so that no byte has a known offset.
        case pipe

        /// It is compressed, so that no part of it can be read without what is before.
        case compressed

        /// It is another text than one payload per line.
        case otherForm

        /// What it is, and what to do.
        fileprivate var clause: String {
            switch self {
            case .pipe:
                "is not a regular file, so it cannot be read in parts; cut it at line feeds, and "
                    + "check each part with --source and --base-offset"
            case .compressed:
                "is compressed, so it cannot be read in parts; decompress it first, or check it as "
                    + "a whole"
            case .otherForm:
                "is not one payload per line, so it cannot be read in parts; check it as a whole"
            }
        }
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
    /// One sentence that names the source and, where possible, what to do.
    package var description: String { sentence(readBy: "session-conformance check -") }

    /// Returns one sentence that names the source and, where possible, what to do.
    ///
    /// - Parameter command: The command line that reads the same from standard input.
    /// - Returns: A sentence without a full stop.
    package func sentence(readBy command: String) -> String {
        switch reason {
        case .unreadable(let words): "cannot read \(source): \(words)"
        case .container(let problem): problem.sentence(for: source, readBy: command)
        case .interrupted: "interrupted while reading \(source)"
        case .noPayloads(let skipped):
            "\(source) contains no payloads: none of its files ends in "
                + PayloadName.extensions.map { ".\($0)" }.joined(separator: ", ")
                + (skipped.total > 0 ? " (\(skipped.skippedPhrase))" : "")
                + (skipped[.otherName] > 0 ? "; use --all-files to read all but hidden files" : "")
        case .changed(let before, let after):
            "\(source) changed while it was read, from \(before) to \(after) bytes; read a copy "
                + "that does not change"
        case .undivided(let reason): "\(source) \(reason.clause)"
        case .tooLong(let limit, let position):
            "\(source):\(position.line):\(position.column): this value is longer than "
                + "\(limit >> 20) MiB, the limit for a single value; split the input"
        }
    }
}
