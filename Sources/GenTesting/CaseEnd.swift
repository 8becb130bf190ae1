import Gen
import Platform

/// How a case ended its process.
struct CaseEnd: Equatable {
    /// How the process ended, as a verb phrase.
    private let end: ChildEnd
    /// The end of standard error.
    private let errors: String

    /// The maximum number of characters of standard error in a report.
    private static let mostErrors = 2000

    /// What follows the place of a trap in its line.
    private static let marks = [": Fatal error", ": Precondition failed", ": Assertion failed"]

    /// What the runtime writes after that line, which differs from process to process.
    private static let trace = "\nCurrent stack trace:"

    init(_ end: ChildEnd, errors: String) {
        self.end = end
        let end = errors.firstRange(of: Self.trace)?.lowerBound ?? errors.endIndex
        self.errors = errors[..<end].split(separator: "\n").joined(separator: "\n")
    }

    /// The failure, which two cases share if they end the process at the same place.
    ///
    /// What comes after the place is a message, which may contain values.
    var failure: Failure {
        var place: Substring = ""
        for line in errors.split(separator: "\n") {
            for mark in Self.marks {
                if let range = line.firstRange(of: mark) { place = line[..<range.lowerBound] }
            }
        }
        return Failure(identity: "\(end) \(place)", message: "\(self)")
    }
}

extension CaseEnd: CustomStringConvertible {
    /// How the process ended, and the end of standard error.
    var description: String {
        guard !errors.isEmpty else { return "the process \(end)" }
        let isCut = errors.count > Self.mostErrors
        let text = (isCut ? "…" : "") + String(errors.suffix(Self.mostErrors))
        let separator = text.contains("\n") ? "\n" : " "
        return "the process \(end), standard error:\(separator)\(text)"
    }
}
