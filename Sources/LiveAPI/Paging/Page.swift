import PayloadInput
import SessionContract
import StrictJSON

/// The response that is being read, and its place in the run.
struct Page {
    let endpoint: LiveEndpoint

    /// The number of the page within its endpoint, counted from 0.
    let index: Int

    /// The name in reports: the requested URL without the query, which may contain a cursor.
    let source: String

    init(_ index: Int, of endpoint: LiveEndpoint, at base: BaseURL) {
        self.endpoint = endpoint
        self.index = index
        let url = "\(base)\(endpoint.path)"
        source = endpoint.isPaged ? "\(url), page \(index + 1)" : url
    }

    /// Returns the place where a session of this page starts.
    func place(of session: SessionFacts) -> Finding.Place {
        Finding.Place(source: source, pointer: session.pointer, position: session.position)
    }

    /// Returns the pointer to the `url` of a session, with the position where the session starts.
    func place(ofURLOf session: SessionFacts) -> Finding.Place {
        Finding.Place(
            source: source,
            pointer: session.pointer.appending("url"),
            position: session.position
        )
    }

    /// Returns the place of a member about paging.
    func place(of member: Fault.PagingMember, _ position: TextPosition?) -> Finding.Place {
        let pointer = JSONPointer(member.path.map { .key($0) })
        return Finding.Place(source: source, pointer: pointer, position: position)
    }
}
