/// A page of a list of sessions, as `GET /api/v2/sessions` answers.
///
/// A page asked for by cursor has ``meta`` and ``links``, one asked for by number ``nextPage``,
/// ``previousPage`` and ``count``. A key can be absent where the documents say null.
public struct SessionList: Codable, Sendable {
    /// The sessions of this page, in the order of the answer.
    public var sessions: [SessionObject]

    /// The place of the page in a walk by cursor.
    public var meta: OptionalNullable<PagingMeta>

    /// The URLs around the page in a walk by cursor.
    public var links: OptionalNullable<PagingLinks>

    /// The URL of the next page in a walk by number; null on the last page.
    public var nextPage: OptionalNullable<String>

    /// The URL of the previous page in a walk by number; null on the first page.
    public var previousPage: OptionalNullable<String>

    /// How many sessions all pages have together.
    public var count: OptionalNullable<Int64>

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case sessions
        case meta
        case links
        case nextPage = "next_page"
        case previousPage = "previous_page"
        case count
    }

    /// A page with these sessions; what else is not given is absent.
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
    /// Whether both have the same sessions and say the same of paging.
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
