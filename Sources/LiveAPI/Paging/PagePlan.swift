/// Decides, page by page, what to ask for next.
///
/// The next request is always built anew from a cursor or a page number; a link that the API sent
/// is only ever read. With cursors, `has_more` alone ends the walk: real last pages carry a cursor
/// and a link all the same.
struct PagePlan {
    enum Step: Hashable {
        /// Ask for the endpoint with this query.
        case request([QueryItem])

        /// This was the last page.
        case end

        /// The API leads back to where the walk has been.
        case loop

        /// The API says there is more, and nothing it says leads there.
        case deadEnd

        /// The same, in an answer that does not even try; its judge reports that contradiction.
        case contradiction

        /// The answer is not paged in the way that was asked for.
        case otherPaging
    }

    private let mode: PagingMode
    private let pageSize: Int
    private var usesOffset: Bool
    private var pageNumber = 1
    private var cursors: Set<String> = []

    init(_ mode: PagingMode, pageSize: Int) {
        self.mode = mode
        self.pageSize = pageSize
        usesOffset = mode == .offset
    }

    /// The query of the first page.
    var start: [QueryItem] {
        usesOffset
            ? [QueryItem("per_page", String(pageSize)), QueryItem("page", "1")]
            : [QueryItem("page[size]", String(pageSize))]
    }

    /// Whether the walk goes by page numbers, which the API ends at 10,000 records.
    var isOffset: Bool { usesOffset }

    /// The step after a page with this summary; `resolve` says where a link leads.
    mutating func step(after page: PageSummary, resolve: (String) -> LinkTarget) -> Step {
        if !usesOffset, page.hasMore == nil, page.hasOffsetKeys {
            guard mode == .auto else { return page.nextPage == nil ? .end : .otherPaging }
            usesOffset = true
        }
        return usesOffset
            ? offsetStep(after: page, resolve: resolve) : cursorStep(after: page, resolve: resolve)
    }

    private mutating func cursorStep(
        after page: PageSummary,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard page.hasMore == true else { return .end }
        guard let cursor = page.afterCursor ?? Self.value("page[after]", in: page.nextLink, resolve)
        else { return page.hasCursorText ? .deadEnd : .contradiction }
        guard cursors.insert(cursor).inserted else { return .loop }
        return .request(start + [QueryItem("page[after]", cursor)])
    }

    private mutating func offsetStep(
        after page: PageSummary,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard let link = page.nextPage else {
            return page.hasMore == true ? .otherPaging : .end
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
