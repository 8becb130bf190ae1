import StrictJSON

/// What the walk over an API needs to know of an answer: who is on the page, and what comes next.
///
/// It reads what it understands and leaves out the rest; whether the rest conforms is judged
/// elsewhere.
struct PageSummary {
    struct Session {
        var id: Int64?
        var userID: Int64?
        var url: String?
        var pointer: JSONPointer

        /// Where the session starts in the body.
        var offset: Int
    }

    /// Whether the answer has a place for sessions, if only an empty one.
    var hasSessions = false

    var sessions: [Session] = []

    /// `meta.has_more`.
    var hasMore: Bool?

    /// `meta.after_cursor`.
    var afterCursor: String?

    /// `links.next`.
    var nextLink: String?

    /// Whether there is text, if only empty text, where the way to the next page belongs.
    ///
    /// Where there is none beside `has_more`, the payload contradicts itself, and its judge says
    /// so.
    var hasCursorText = false

    /// `next_page`.
    var nextPage: String?

    /// Whether one of the keys of offset paging is there, with null too.
    var hasOffsetKeys = false

    var error: ErrorBody?

    /// Reads `body`; a summary of nothing where it is no JSON.
    init(of body: [UInt8]) {
        guard let root = try? JSONDocument(parsing: body).root else { return }
        error = ErrorBody(root)
        readSessions(of: root)
        let meta = root["meta"]
        if case .bool(let value) = meta?["has_more"]?.content { hasMore = value }
        afterCursor = meta?["after_cursor"]?.nonemptyText
        nextLink = root["links"]?["next"]?.nonemptyText
        hasCursorText =
            meta?["after_cursor"]?.string != nil || root["links"]?["next"]?.string != nil
        nextPage = root["next_page"]?.nonemptyText
        hasOffsetKeys = ["next_page", "previous_page", "count"].contains { root[$0] != nil }
    }

    private mutating func readSessions(of root: JSONValue) {
        let pointer = JSONPointer()
        if let list = root["sessions"] {
            readSessions(in: list, at: pointer.appending("sessions"))
        } else if let single = root["session"] {
            readSessions(in: single, at: pointer.appending("session"))
        } else if root.elements != nil || root["id"] != nil {
            readSessions(in: root, at: pointer)
        }
    }

    private mutating func readSessions(in value: JSONValue, at pointer: JSONPointer) {
        if let elements = value.elements {
            hasSessions = true
            sessions = elements.enumerated().map { index, element in
                Session(element, at: pointer.appending(index))
            }
        } else if value.members != nil {
            hasSessions = true
            sessions = [Session(value, at: pointer)]
        }
    }
}

extension PageSummary.Session {
    fileprivate init(_ value: JSONValue, at pointer: JSONPointer) {
        id = value["id"]?.number?.int64
        userID = value["user_id"]?.number?.int64
        url = value["url"]?.nonemptyText
        self.pointer = pointer
        offset = value.range.lowerBound
    }
}

extension JSONValue {
    fileprivate var nonemptyText: String? {
        guard let text = string?.string, !text.isEmpty else { return nil }
        return text
    }
}
