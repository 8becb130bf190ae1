/// The kinds of paging members of a page.
package struct PagingState: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// `meta` or `links`.
    package static let cursor = PagingState(rawValue: 1)

    /// `next_page` or `previous_page`.
    package static let offset = PagingState(rawValue: 2)

    /// `count`.
    package static let count = PagingState(rawValue: 4)

    private static let names: [(PagingState, String)] = [
        (.cursor, "cursor"), (.offset, "offset"), (.count, "count"),
    ]

    /// All of them.
    static let all = (0..<1 << names.count).map(PagingState.init(rawValue:))

    /// The state.
    var name: String {
        let own = Self.names.filter { contains($0.0) }.map(\.1)
        return own.isEmpty ? "none" : own.joined(separator: "-and-")
    }
}
