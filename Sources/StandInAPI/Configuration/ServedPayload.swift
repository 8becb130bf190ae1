/// A payload that the stand-in serves, byte for byte, instead of its made-up sessions.
package struct ServedPayload: Hashable, Sendable {
    package var bytes: [UInt8]

    package var form: Form

    /// What the bytes are, which decides what is put around them.
    package enum Form: Hashable, Sendable {
        /// One session: the only element of a list, or the `session` of any other response.
        case session

        /// A complete body, to which nothing is added.
        case answer
    }

    package init(_ bytes: [UInt8], as form: Form) {
        self.bytes = bytes
        self.form = form
    }
}
