import PayloadInput
import SessionContract
import StrictJSON

/// What an answer says about the page after it.
///
/// What is not understood is left out; whether it conforms is the reader's to report.
struct PagingFacts {
    private let members: [Fault.PagingMember: EnvelopeFacts.Member]

    /// The facts of an answer that turned out to be `root`; none where it is not an envelope.
    init(_ root: RootFacts?) {
        switch root {
        case .envelope(let facts): members = facts.members
        case .session, .list, .error, nil: members = [:]
        }
    }

    /// `meta.has_more`.
    var hasMore: Bool? {
        guard let member = members[.hasMore], member.kind == .boolean else { return nil }
        return member.isTrue
    }

    /// `meta.after_cursor`.
    var afterCursor: String? { self[.afterCursor]?.text }

    /// `links.next`.
    var nextLink: String? { self[.next]?.text }

    /// `next_page`.
    var nextPage: String? { self[.nextPage]?.text }

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

    /// The text of a member, where it is not empty, and where it starts.
    subscript(name: Fault.PagingMember) -> (text: String, position: TextPosition)? {
        guard let member = members[name], let text = member.text, !text.isEmpty else { return nil }
        return (text, member.position)
    }
}
