extension ServedPayload {
    /// Returns the body of a response, or `nil` for a response without sessions.
    func body(in content: StandInEndpoint.Content) -> [UInt8]? {
        switch (content, form) {
        case (.other, _): nil
        case (.list, .answer), (.single, .answer): bytes
        case (.list, .session): Array(#"{"sessions":["#.utf8) + bytes + Array("]}".utf8)
        case (.single, .session): Array(#"{"session":"#.utf8) + bytes + Array("}".utf8)
        }
    }
}
