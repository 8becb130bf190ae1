/// A payload that the stand-in answers with, byte for byte, in the place of its made-up sessions.
package struct ServedPayload: Hashable, Sendable {
    package var bytes: [UInt8]
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

extension ServedPayload {
    /// The body of the answer of an endpoint, or nil where it tells of no session.
    func body(at endpoint: Endpoint) -> [UInt8]? {
        switch (endpoint, form) {
        case (.renewal, _), (.logout, _), (.currentUser, _): nil
        case (.sessions, .answer), (.userSessions, .answer), (.session, .answer),
            (.currentSession, .answer):
            bytes
        case (.sessions, .session), (.userSessions, .session):
            Array(#"{"sessions":["#.utf8) + bytes + Array("]}".utf8)
        case (.session, .session), (.currentSession, .session):
            Array(#"{"session":"#.utf8) + bytes + Array("}".utf8)
        }
    }
}
