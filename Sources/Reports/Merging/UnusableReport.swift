/// Why a report cannot be read, or reports cannot be merged, in a sentence that names the files and
/// says what to do.
package struct UnusableReport: Error, Hashable, Sendable {
    /// The sentence, without a full stop.
    package let complaint: String

    /// Creates a failure with a reason.
    package init(_ complaint: String) {
        self.complaint = complaint
    }
}
