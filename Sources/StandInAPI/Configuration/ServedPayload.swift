/// A payload that the stand-in answers with, byte for byte, instead of its made-up sessions.
package struct ServedPayload: Hashable, Sendable {
    /// The payload.
    package var bytes: [UInt8]

    /// What the bytes are.
    package var form: Form

    /// What the bytes are, which decides what is put around them.
    package enum Form: Hashable, Sendable {
        /// One session: a list has it as its only element, any other answer as its `session`.
        case session

        /// A whole answer, to which nothing is added.
        case answer
    }

    package init(_ bytes: [UInt8], as form: Form) {
        self.bytes = bytes
        self.form = form
    }
}
