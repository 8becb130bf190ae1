/// Why a file or an answer is not meant to be judged.
///
/// Unlike one that could not be judged, it does not change the verdict. It is counted, so that
/// nothing is skipped silently.
package enum SkipReason: String, CaseIterable, Sendable {
    // MARK: Answers in an archive

    /// The request is not for sessions.
    case otherURL = "other-url"

    /// The request has a method other than GET.
    case otherMethod = "other-method"

    /// The response redirects to a later one, or announces it.
    case interim

    /// The text comes after a response of known length, and is not part of it.
    case otherText = "other-text"

    // MARK: Files

    /// The name of a file in a folder is not that of a payload.
    case otherName = "other-name"

    /// The name of a file or folder in a folder starts with a dot.
    case hidden

    /// What is in a folder is not a regular file, but a pipe, a device or a link to a folder.
    case notFile = "not-a-file"

    /// The file was read before, under this name or another.
    case sameFile = "same-file"

    /// The file is a report of this program.
    case ownReport = "own-report"
}
