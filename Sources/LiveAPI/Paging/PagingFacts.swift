import PayloadInput
import SessionContract
import StrictJSON

/// The statements of a response about the next page.
///
/// Members of the wrong type count as absent; the payload reader reports them.
struct PagingFacts {
    private let members: EnvelopeFacts.Members

    /// Reads the facts from the root of a response; there are none if it is not an envelope.
    init(_ root: RootFacts?) {
        switch root {
        case .envelope(let facts): members = facts.members
        case .session, .list, .error, nil: members = EnvelopeFacts.Members()
        }
    }

    /// `meta.has_more`.
    var hasMore: Bool? {
        guard let member = members[.hasMore], member.kind == .boolean else { return nil }
        return member.isTrue
    }

    /// Whether there is a cursor or a link to the next page, but no `meta.has_more`.
    var lacksHasMore: Bool {
        members[.hasMore] == nil && (afterCursor != nil || nextLink != nil)
    }

    /// Whether there is any statement of cursor paging about the next page.
    var hasCursorPaging: Bool { hasMore != nil || afterCursor != nil || nextLink != nil }

    /// `meta.after_cursor`.
    var afterCursor: String? { text(of: .afterCursor) }

    /// `links.next`.
    var nextLink: String? { text(of: .next) }

    /// `next_page`.
    var nextPage: String? { text(of: .nextPage) }

    /// Whether the cursor or the link to the next page is a string, even if it is empty.
    ///
    /// Without one, `has_more` contradicts the rest of the payload, and the payload reader reports
    /// that.
    var hasCursorText: Bool {
        members[.afterCursor]?.kind == .string || members[.next]?.kind == .string
    }

    /// Whether one of the keys of offset paging is present, even if it is null.
    var hasOffsetKeys: Bool {
        members[.nextPage] != nil || members[.previousPage] != nil || members[.count] != nil
    }

    /// Whether no member announces another page.
    var isLast: Bool { hasMore != true && nextPage == nil && !lacksHasMore }

    /// Returns the position of a member, if it was recorded.
    func position(of name: Fault.PagingMember) -> TextPosition? {
        switch name {
        case .next, .nextPage: members[name]?.position
        default: nil
        }
    }

    /// The links to the next page, and the position of each.
    var nextLinks: [(name: Fault.PagingMember, text: String, position: TextPosition)] {
        [Fault.PagingMember.next, .nextPage].compactMap { name in
            guard let member = members[name], let text = text(of: name) else { return nil }
            return (name, text, member.position)
        }
    }

    /// Returns the text of a member; `nil` if it is empty.
    private func text(of name: Fault.PagingMember) -> String? {
        guard let text = members[name]?.text, !text.isEmpty else { return nil }
        return text
    }
}
