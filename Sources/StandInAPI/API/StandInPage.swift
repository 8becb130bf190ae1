/// One page of a list: its sessions, and the members about the pages around it.
struct StandInPage {
    /// The places of the list that are on this page.
    var places: Range<Int>

    /// The members of the envelope after the sessions.
    var paging = JSONText()
}

extension StandInPage {
    /// Creates a page.
    ///
    /// - Parameters:
    ///   - list: The list that is paged.
    ///   - request: The requested part of the list.
    ///   - base: The scheme and host that links to other pages start with.
    ///   - faults: The active faults.
    /// - Throws: The reason to refuse the request.
    init(
        of list: ListedSessions,
        for request: PageRequest,
        base: String,
        faults: Set<StandInFault.OfAnswer>
    ) throws(PageRequest.Refusal) {
        let links = PageLinks(path: list.path, base: base)
        switch request {
        case .cursor(let direction, let size):
            try self.init(cursor: direction, size: size, of: list, links: links, faults: faults)
        case .offset(let page, let perPage):
            try self.init(page: page, perPage: perPage, of: list, links: links, faults: faults)
        }
    }

    /// Creates a page for cursor paging.
    ///
    /// As recorded from the vendor, the last page has a cursor and a link to a next page like any
    /// other page; an empty page has neither.
    private init(
        cursor direction: PageRequest.Direction,
        size: Int,
        of list: ListedSessions,
        links: PageLinks,
        faults: Set<StandInFault.OfAnswer>
    ) throws(PageRequest.Refusal) {
        let isEndless = faults.contains(.pagingEndless)
        var hasMore: Bool
        switch direction {
        case .after(let start):
            guard start <= list.count || isEndless else { throw .cursor }
            places = min(start, list.count)..<min(start + size, list.count)
            hasMore = places.upperBound < list.count
        case .before(let end):
            guard end <= list.count else { throw .cursor }
            places = max(0, end - size)..<end
            hasMore = places.lowerBound > 0
        }
        var after = places.isEmpty ? nil : places.upperBound
        var before = places.isEmpty ? nil : places.lowerBound
        if case .after(let start) = direction {
            if isEndless {
                hasMore = true
                after = start + size
            } else if faults.contains(.pagingRepeats), hasMore || start > 0 {
                hasMore = true
                after = start > 0 ? start : size
            }
        }
        if faults.contains(.pagingContradiction) {
            hasMore = true
            after = nil
            before = nil
        }
        paging = Self.cursorPaging(
            hasMore: faults.contains(.pagingType) ? "\"\(hasMore)\"" : "\(hasMore)",
            after: after,
            before: before,
            size: size,
            links: links
        )
    }

    private static func cursorPaging(
        hasMore: String,
        after: Int?,
        before: Int?,
        size: Int,
        links: PageLinks
    ) -> JSONText {
        func cursor(_ place: Int?) -> String {
            place.map { JSONText.quoted(PageRequest.cursor(at: $0)) } ?? "null"
        }
        var meta = JSONText()
        meta.add("has_more", hasMore)
        meta.add("after_cursor", cursor(after))
        meta.add("before_cursor", cursor(before))
        var around = JSONText()
        around.add("next", links.link(to: after.map { .after($0) }, size: size))
        around.add("prev", links.link(to: before.map { .before($0) }, size: size))
        var paging = JSONText()
        paging.add("meta", meta.bytes)
        paging.add("links", around.bytes)
        return paging
    }

    /// Creates a page for offset paging.
    private init(
        page: Int,
        perPage: Int,
        of list: ListedSessions,
        links: PageLinks,
        faults: Set<StandInFault.OfAnswer>
    ) throws(PageRequest.Refusal) {
        let isEndless = faults.contains(.pagingEndless)
        let start = (page - 1) * perPage
        guard start < PageRequest.offsetDepth || isEndless else { throw .depth }
        places = min(start, list.count)..<min(start + perPage, list.count)
        var next = start + perPage < list.count || isEndless ? page + 1 : nil
        if faults.contains(.pagingRepeats), next != nil || page > 1 { next = max(2, page) }
        var count = "\(list.count)"
        if faults.contains(.pagingType) { count = JSONText.quoted(count) }
        if faults.contains(.pagingContradiction) { count = "0" }
        paging.add("next_page", links.link(toPage: next, perPage: perPage))
        paging.add("previous_page", links.link(toPage: page > 1 ? page - 1 : nil, perPage: perPage))
        paging.add("count", count)
    }
}
