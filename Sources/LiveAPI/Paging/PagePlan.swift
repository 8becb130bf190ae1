import SessionContract

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

        /// There are more pages, but no way to them, which a fault says or the payload reader
        /// reports.
        case deadEnd

        /// The response uses this kind of paging, which was not requested.
        case otherPaging(PagingKind)
    }

    /// A fault in what a page says about the next one, and the member that shows it.
    struct Contradiction: Hashable {
        let fault: LiveFault.PagingFault
        let member: Fault.PagingMember

        init(_ fault: LiveFault.PagingFault, at member: Fault.PagingMember) {
            self.fault = fault
            self.member = member
        }
    }

    /// The kind of paging; with page numbers, the API stops at 10,000 records.
    private(set) var kind: PagingKind

    /// What is wrong with the statements of the last page.
    private(set) var contradictions: [Contradiction] = []

    private let mode: PagingMode
    private let path: String
    private let pageSize: Int
    private var isFirstPage = true
    private var pageNumber = 1
    private var cursors = CursorSet()

    /// Creates the plan for the list at `path`.
    init(_ mode: PagingMode, of path: String, pageSize: Int) {
        self.mode = mode
        self.path = path
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
        contradictions = []
        defer { isFirstPage = false }
        if kind == .cursor, !page.hasCursorPaging, page.hasOffsetKeys {
            guard mode == .auto, isFirstPage else {
                return page.nextPage == nil ? .end : .otherPaging(.offset)
            }
            kind = .offset
        }
        return switch kind {
        case .cursor: cursorStep(after: page, resolve: resolve)
        case .offset: offsetStep(after: page, resolve: resolve)
        }
    }

    // MARK: Cursors

    private mutating func cursorStep(
        after page: PagingFacts,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard page.hasMore == true || page.lacksHasMore else { return .end }
        if page.lacksHasMore {
            contradictions.append(Contradiction(.noHasMore, at: .hasMore))
        }
        let linked = linkedCursor(of: page, resolve: resolve)
        guard let cursor = page.afterCursor ?? linked else {
            if contradictions.isEmpty, page.hasCursorText, !Self.isForeign(page.nextLink, resolve) {
                contradictions.append(Contradiction(.noWayOn, at: .hasMore))
            }
            return .deadEnd
        }
        guard cursors.insert(cursor) else { return .loop }
        return .request(start + [QueryItem("page[after]", cursor)])
    }

    /// Returns the cursor in the link to the next page, if the link leads to this list.
    private mutating func linkedCursor(
        of page: PagingFacts,
        resolve: (String) -> LinkTarget
    ) -> String? {
        guard let link = page.nextLink, case .local(let target) = resolve(link) else { return nil }
        guard Self.isSame(target.path, path) else {
            contradictions.append(Contradiction(.otherResource, at: .next))
            return nil
        }
        let cursor = target["page[after]"].flatMap { $0.isEmpty ? nil : $0 }
        if let stated = page.afterCursor {
            // A parameter of another name may have the cursor too.
            let leadsToStart = target.query.allSatisfy { $0.name == "page[size]" }
            if cursor.map({ $0 != stated }) ?? leadsToStart {
                contradictions.append(Contradiction(.otherCursor, at: .next))
            }
        }
        return cursor
    }

    private static func isForeign(_ link: String?, _ resolve: (String) -> LinkTarget) -> Bool {
        guard let link else { return false }
        if case .local = resolve(link) { return false }
        return true
    }

    /// Whether two paths name the same resource: the suffix `.json` is optional.
    private static func isSame(_ path: String, _ other: String) -> Bool {
        segments(of: path) == segments(of: other)
    }

    /// Returns the segments of a path, without those that name no place (RFC 3986, section 5.2.4).
    private static func segments(of path: String) -> [Substring] {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": break
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        if let last = segments.last, last.hasSuffix(".json") {
            segments[segments.count - 1] = last.dropLast(5)
        }
        return segments
    }

    // MARK: Page numbers

    private mutating func offsetStep(
        after page: PagingFacts,
        resolve: (String) -> LinkTarget
    ) -> Step {
        guard let link = page.nextPage else {
            return page.hasMore == true ? .otherPaging(.cursor) : .end
        }
        var target: LocalTarget?
        if case .local(let local) = resolve(link) {
            if Self.isSame(local.path, path) {
                target = local
            } else {
                contradictions.append(Contradiction(.otherResource, at: .nextPage))
            }
        }
        let next = target?["page"].flatMap { Int($0) } ?? pageNumber + 1
        guard next > pageNumber, next < Int.max else { return .loop }
        pageNumber = next
        // In auto mode, the API may have ignored the size of the first request; keep the size in
        // its link, so that no page is skipped or repeated.
        let size = target?["per_page"].flatMap { Int($0) }
        var query = [QueryItem("page", String(next))]
        if let size = mode == .offset ? pageSize : size {
            query.insert(QueryItem("per_page", String(size)), at: 0)
        }
        return .request(query)
    }
}
