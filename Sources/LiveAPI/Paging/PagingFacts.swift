import PayloadInput
import SessionContract
import StrictJSON

/// What an answer says about the page after it.
///
/// What is not understood is left out; whether it conforms is the reader's to report.
struct PagingFacts {
    private let members: EnvelopeFacts.Members

    /// The facts of an answer that turned out to be `root`; none where it is not an envelope.
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

    /// `meta.after_cursor`.
    var afterCursor: String? { text(of: .afterCursor) }

    /// `links.next`.
    var nextLink: String? { text(of: .next) }

    /// `next_page`.
    var nextPage: String? { text(of: .nextPage) }

    /// Whether there is text, even if it is empty, where the way to the next page belongs.
    ///
    /// Where there is none beside `has_more`, the payload contradicts itself, and its reader
    /// reports that.
    var hasCursorText: Bool {
        members[.afterCursor]?.kind == .string || members[.next]?.kind == .string
    }

    /// Whether one of the keys of offset paging is there, even if it is null.
    var hasOffsetKeys: Bool {
        members[.nextPage] != nil || members[.previousPage] != nil || members[.count] != nil
    }

    /// Whether nothing says that there is another page.
    var isLast: Bool { hasMore != true && nextPage == nil }

    /// The links to the next page that are there, and where each starts.
    var nextLinks: [(name: Fault.PagingMember, text: String, position: TextPosition)] {
        [Fault.PagingMember.next, .nextPage].compactMap { name in
            guard let member = members[name], let text = text(of: name) else { return nil }
            return (name, text, member.position)
        }
    }

    /// The text of a member, where it is not empty.
    private func text(of name: Fault.PagingMember) -> String? {
        guard let text = members[name]?.text, !text.isEmpty else { return nil }
        return text
    }
}
