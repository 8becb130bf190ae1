import SessionModel
package import StrictJSON

extension Fault {
    /// The paging members of an envelope.
    package enum PagingMember: String, CaseIterable, Hashable, Sendable {
        case meta = "meta"
        case hasMore = "meta.has_more"
        case afterCursor = "meta.after_cursor"
        case beforeCursor = "meta.before_cursor"
        case links = "links"
        case next = "links.next"
        case previous = "links.prev"
        case nextPage = "next_page"
        case previousPage = "previous_page"
        case count = "count"
    }
}

extension Fault.PagingMember {
    /// The keys that lead from the envelope to the member.
    package var path: [String] { rawValue.split(separator: ".").map(String.init) }

    /// The parent and the last key of each member, in the order of the cases.
    private static let places: [(parent: Int?, key: FieldKey)] = allCases.map { member in
        let path = member.path
        let parent = path.count > 1 ? Self(rawValue: path[0])?.ordinal : nil
        let key = FieldKey(unsafe path[path.count - 1].utf8Span.span.bytes)
        precondition(key.count <= FieldKey.capacity, "the key \(path) is longer than a field key")
        return (parent, key)
    }

    /// The position of the member in ``allCases``.
    package var ordinal: Int {
        switch self {
        case .meta: 0
        case .hasMore: 1
        case .afterCursor: 2
        case .beforeCursor: 3
        case .links: 4
        case .next: 5
        case .previous: 6
        case .nextPage: 7
        case .previousPage: 8
        case .count: 9
        }
    }

    /// Creates the member with this key in the object of `parent`, or in the envelope if `parent`
    /// is `nil`.
    package init?(key: JSONString, in parent: Self? = nil) {
        let (places, parent) = (Self.places, parent?.ordinal)
        let key = FieldKey(unsafe key.bytes.span.bytes)
        for index in places.indices where places[index].parent == parent && places[index].key == key
        {
            self = Self.allCases[index]
            return
        }
        return nil
    }
}
