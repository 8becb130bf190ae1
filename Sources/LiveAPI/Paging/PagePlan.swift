/// Decides, page by page, what to ask for next.
///
/// Each request is built again from a cursor or a page number; a link that the API sent is only
/// ever read. With cursors, only `has_more` ends the walk: real last pages have a cursor and a link
/// too.
struct PagePlan {
    enum Step: Hashable {
        /// Ask for the endpoint with this query.
        case request([QueryItem])

        /// This was the last page.
        case end

        /// The API leads back to where the walk has already been.
        case loop

        /// The API says there is more, and nothing it says leads there.
        case deadEnd

        /// The same, without even a link or a cursor; the reader of the answer reports that.
        case contradiction

        /// The answer is paged in this way, which was not asked for.
        case otherPaging(PagingKind)
    }

    /// How the walk goes on; by page numbers, the API ends it at 10,000 records.
    private(set) var kind: PagingKind

    private let mode: PagingMode
    private let pageSize: Int
    private var pageNumber = 1
    private var cursors: Set<String> = []

    init(_ mode: PagingMode, pageSize: Int) {
        self.mode = mode
        self.pageSize = pageSize
        kind = mode == .offset ? .offset : .cursor
    }

    /// The query of the first page.
    var start: [QueryItem] {
        switch kind {
        case .cursor: [QueryItem("page[size]", String(pageSize))]
        case .offset: [QueryItem("per_page", String(pageSize)), QueryItem("page", "1")]
        }
    }

    /// The step after a page with these facts; `resolve` says where a link leads.
    mutating func step(after page: PagingFacts, resolve: (String) -> LinkTarget) -> Step {
        if kind == .cursor, page.hasMore == nil, page.hasOffsetKeys {
            guard mode == .auto else { return page.nextPage == nil ? .end : .otherPaging(.offset) }
            kind = .offset
        }
        return switch kind {
        case .cursor: cursorStep(after: page, resolve: resolve)
        case .offset: offsetStep(after: page, resolve: resolve)
        }
    }

    private mutating func cursorStep(
        after page: PagingFacts,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard page.hasMore == true else { return .end }
        guard let cursor = page.afterCursor ?? Self.value("page[after]", in: page.nextLink, resolve)
        else { return page.hasCursorText ? .deadEnd : .contradiction }
        guard cursors.insert(cursor).inserted else { return .loop }
        return .request(start + [QueryItem("page[after]", cursor)])
    }

    private mutating func offsetStep(
        after page: PagingFacts,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard let link = page.nextPage else {
            return page.hasMore == true ? .otherPaging(.cursor) : .end
        }
        let named = Self.value("page", in: link, resolve).flatMap { Int($0) }
        let next = named ?? pageNumber + 1
        guard next > pageNumber else { return .loop }
        pageNumber = next
        // An API that ignored the size it was first asked for goes on with its own.
        let size = Self.value("per_page", in: link, resolve).flatMap { Int($0) }
        var query = [QueryItem("page", String(next))]
        if let size = mode == .offset ? pageSize : size {
            query.insert(QueryItem("per_page", String(size)), at: 0)
        }
        return .request(query)
    }

    private static func value(
        _ name: String,
        in link: String?,
        _ resolve: (String) -> LinkTarget
    ) -> String? {
        guard let link, case .local(let target) = resolve(link), let value = target[name],
            !value.isEmpty
        else { return nil }
        return value
    }
}
