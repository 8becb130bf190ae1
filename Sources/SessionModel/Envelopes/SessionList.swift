/// A page of a list of sessions: the response to `GET /api/v2/sessions`.
///
/// With cursor pagination a page has ``meta`` and ``links``; with offset pagination it has
/// ``nextPage``, ``previousPage`` and ``count``. A key that is null in the vendor's documentation
/// may be absent.
public struct SessionList: Codable, Sendable {
    /// The sessions of this page, in the order of the response.
    public var sessions: [SessionObject]

    /// The metadata of cursor pagination.
    public var meta: OptionalNullable<PagingMeta>

    /// The links of cursor pagination.
    public var links: OptionalNullable<PagingLinks>

    /// The URL of the next page with offset pagination; null on the last page.
    public var nextPage: OptionalNullable<String>

    /// The URL of the previous page with offset pagination; null on the first page.
    public var previousPage: OptionalNullable<String>

    /// The total number of sessions on all pages.
    public var count: OptionalNullable<Int64>

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sessions
        case meta
        case links
        case nextPage = "next_page"
        case previousPage = "previous_page"
        case count
    }

    /// Creates a page with these sessions; omitted fields are absent.
    public init(
        sessions: [SessionObject],
        meta: OptionalNullable<PagingMeta> = .absent,
        links: OptionalNullable<PagingLinks> = .absent,
        nextPage: OptionalNullable<String> = .absent,
        previousPage: OptionalNullable<String> = .absent,
        count: OptionalNullable<Int64> = .absent
    ) {
        self.sessions = sessions
        self.meta = meta
        self.links = links
        self.nextPage = nextPage
        self.previousPage = previousPage
        self.count = count
    }
}

extension SessionList: Equatable {
    /// Whether both have the same sessions and the same pagination fields.
    ///
    /// Strings compare by Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        left.sessions == right.sessions
            && left.meta == right.meta
            && left.links == right.links
            && left.nextPage.hasSameScalars(as: right.nextPage)
            && left.previousPage.hasSameScalars(as: right.previousPage)
            && left.count == right.count
    }
}
