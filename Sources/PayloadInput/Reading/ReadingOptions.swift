/// What a reader looks for in its sources.
package struct ReadingOptions: Sendable {
    /// Decides which exchanges of an archive are judged.
    package var requests = SessionRequest()

    /// Where the payloads in a text are; if empty, the text is the payload.
    ///
    /// A text without a value at any of them is not judged. Archives are not recognized then.
    package var pointers: [PayloadPointer] = []

    /// Creates the options for texts that are payloads themselves.
    package init() {}
}
