extension ServedPayload {
    /// The body of an answer, or `nil` for an answer that is not about sessions.
    func body(in content: StandInEndpoint.Content) -> [UInt8]? {
        switch (content, form) {
        case (.other, _): nil
        case (.list, .answer), (.single, .answer): bytes
        case (.list, .session): Array(#"{"sessions":["#.utf8) + bytes + Array("]}".utf8)
        case (.single, .session): Array(#"{"session":"#.utf8) + bytes + Array("}".utf8)
        }
    }
}
