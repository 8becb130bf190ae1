/// Decides after each page what to request next.
///
/// Each request is built from a cursor or a page number; links from the API are read but never
/// requested. With cursors, only `has_more` ends the walk, because actual last pages also have a
/// cursor and a link.
struct PagePlan {
    enum Step: Hashable {
        /// Request the endpoint with this query.
        case request([QueryItem])

        /// This was the last page.
        case end

        /// The next page is one that was already requested.
        case loop

        /// There are more pages, but the cursor or link to them cannot be used.
        case deadEnd

        /// There are more pages, but neither a cursor nor a link; the payload reader reports that.
        case contradiction

        /// The response uses this kind of paging, which was not requested.
        case otherPaging(PagingKind)
    }

    /// The kind of paging; with page numbers, the API stops at 10,000 records.
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

    /// Returns the step after a page with these facts; `resolve` returns the target of a link.
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
        // In auto mode, the API may have ignored the size of the first request; keep the size in
        // its link, so that no page is skipped or repeated.
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
