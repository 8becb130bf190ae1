import PayloadInput
import SessionContract
import StrictJSON

/// An answer that is being looked at, and where it is in a run.
struct Page {
    let endpoint: LiveEndpoint

    /// The number of the page within its endpoint, counted from 0.
    let index: Int

    /// How reports name it: the URL that was asked, without the query, which may hold a cursor.
    let source: String

    init(_ index: Int, of endpoint: LiveEndpoint, at base: BaseURL) {
        self.endpoint = endpoint
        self.index = index
        let url = "\(base)\(endpoint.path)"
        source = endpoint.isPaged ? "\(url), page \(index + 1)" : url
    }

    /// Where a session of this page starts.
    func place(of session: SessionFacts) -> Finding.Place {
        Finding.Place(source: source, pointer: session.pointer, position: session.position)
    }

    /// The `url` of a session of this page, with where the session starts.
    func place(ofURLOf session: SessionFacts) -> Finding.Place {
        Finding.Place(
            source: source,
            pointer: session.pointer.appending("url"),
            position: session.position
        )
    }

    /// Where a member about paging is.
    func place(of member: Fault.PagingMember, _ position: TextPosition) -> Finding.Place {
        let pointer = JSONPointer(member.path.map { .key($0) })
        return Finding.Place(source: source, pointer: pointer, position: position)
    }
}
