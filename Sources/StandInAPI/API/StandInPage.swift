/// One page of a list: its sessions, and the members about the pages around it.
struct StandInPage {
    /// The places of the list that are on this page.
    var places: Range<Int>

    /// The members of the envelope after the sessions.
    var paging = JSONText()
}

extension StandInPage {
    /// What a page depends on, besides the list and the request.
    struct Settings {
        let links: PageLinks
        let faults: Set<StandInFault.OfAnswer>
        let variations: Set<StandInFault.Variation>
    }

    /// Creates a page.
    ///
    /// - Parameters:
    ///   - list: The list that is paged.
    ///   - request: The requested part of the list.
    ///   - settings: The form of links, and what is changed.
    /// - Throws: The reason to refuse the request.
    init(
        of list: ListedSessions,
        for request: PageRequest,
        _ settings: Settings
    ) throws(PageRequest.Refusal) {
        switch request {
        case .cursor(let direction, let size):
            try self.init(cursor: direction, size: size, of: list, settings)
        case .offset(let page, let perPage):
            try self.init(page: page, perPage: perPage, of: list, settings)
        }
    }
}

// MARK: - Cursor paging

extension StandInPage {
    /// What a page says about the pages around it.
    private struct Neighbors {
        var hasMore: Bool

        /// The place after the page, for its cursor.
        var after: Int?

        /// The place before the page, for its cursor.
        var before: Int?
    }

    /// Creates a page for cursor paging.
    ///
    /// As recorded from the vendor, the last page has a cursor and a link to a next page like any
    /// other page; an empty page has neither.
    private init(
        cursor direction: PageRequest.Direction,
        size: Int,
        of list: ListedSessions,
        _ settings: Settings
    ) throws(PageRequest.Refusal) {
        var neighbors = Neighbors(hasMore: false)
        switch direction {
        case .after(let start)
        where start >= Self.detour && settings.variations.contains(.emptyPages):
            let (number, place) = start.quotientAndRemainder(dividingBy: Self.detour)
            guard place <= list.count else { throw .cursor }
            places = place..<place
            let isLast = number >= Self.emptyPages
            neighbors.after = place + (isLast ? 0 : (number + 1) * Self.detour)
            neighbors.hasMore = true
        case .after(let start):
            let isUnbounded =
                settings.faults.contains(.pagingEndless)
                || settings.faults.contains(.pagingSamePage)
            guard start <= list.count || isUnbounded else { throw .cursor }
            places = min(start, list.count)..<min(start + size, list.count)
            neighbors.hasMore = places.upperBound < list.count
            if !places.isEmpty {
                (neighbors.before, neighbors.after) = (places.lowerBound, places.upperBound)
            }
            spoil(&neighbors, after: start, size: size, of: list, settings.faults)
            if settings.variations.contains(.emptyPages), neighbors.hasMore {
                neighbors.after = neighbors.after.map { $0 + Self.detour }
            }
        case .before(let end):
            guard end <= list.count else { throw .cursor }
            places = max(0, end - size)..<end
            neighbors.hasMore = places.lowerBound > 0
            if !places.isEmpty {
                (neighbors.before, neighbors.after) = (places.lowerBound, places.upperBound)
            }
        }
        if settings.faults.contains(.pagingContradiction) {
            neighbors = Neighbors(hasMore: true)
        }
        paging = Self.cursorPaging(neighbors, size: size, settings)
    }

    /// The number of empty pages after each page of ``StandInFault/Variation/emptyPages``.
    private static let emptyPages = 3

    /// What the cursor of an empty page adds to its place, for each page from the first.
    private static let detour = 1 << 42

    /// Applies the faults of the order of pages.
    private mutating func spoil(
        _ neighbors: inout Neighbors,
        after start: Int,
        size: Int,
        of list: ListedSessions,
        _ faults: Set<StandInFault.OfAnswer>
    ) {
        if faults.contains(.pagingEndless) {
            neighbors.hasMore = true
            neighbors.after = start + size
        }
        // The others do not change a list that has only one page.
        guard list.count > size else { return }
        if faults.contains(.pagingRepeats), start > 0 {
            neighbors.hasMore = true
            neighbors.after = start
        }
        if faults.contains(.pagingBack), start > 0 {
            neighbors.hasMore = true
            neighbors.after = 0
        }
        if faults.contains(.pagingCycle), start >= 2 * size {
            neighbors.hasMore = true
            neighbors.after = size
        }
        if faults.contains(.pagingSamePage) {
            places = 0..<size
            neighbors.hasMore = true
            neighbors.after = start + size
        }
    }

    private static func cursorPaging(
        _ neighbors: Neighbors,
        size: Int,
        _ settings: Settings
    ) -> JSONText {
        func cursor(_ place: Int?) -> String {
            place.map { JSONText.quoted(PageRequest.cursor(at: $0)) } ?? "null"
        }
        let (faults, after) = (settings.faults, neighbors.after)
        let hasMore = "\(neighbors.hasMore)"
        let isBare = settings.variations.contains(.lastPageBare) && !neighbors.hasMore
        var meta = JSONText()
        if !faults.contains(.pagingNoHasMore) || after == nil {
            meta.add("has_more", faults.contains(.pagingType) ? JSONText.quoted(hasMore) : hasMore)
        }
        var around = JSONText()
        if !isBare {
            meta.add("after_cursor", cursor(after))
            meta.add("before_cursor", cursor(neighbors.before))
            let skipped = faults.contains(.nextLinkCursor) ? 1 : 0
            let next = after.map { PageRequest.Direction.after($0 + skipped) }
            around.add("next", settings.links.link(to: next, size: size))
            around.add(
                "prev",
                settings.links.link(to: neighbors.before.map { .before($0) }, size: size)
            )
        }
        var paging = JSONText()
        paging.add("meta", meta.bytes)
        paging.add("links", around.bytes)
        return paging
    }
}

// MARK: - Offset paging

extension StandInPage {
    private init(
        page: Int,
        perPage: Int,
        of list: ListedSessions,
        _ settings: Settings
    ) throws(PageRequest.Refusal) {
        let faults = settings.faults
        let isEndless = faults.contains(.pagingEndless)
        let isUnbounded = isEndless || faults.contains(.pagingSamePage)
        let start = (page - 1) * perPage
        guard start < PageRequest.offsetDepth || isUnbounded else { throw .depth }
        places = min(start, list.count)..<min(start + perPage, list.count)
        var next = start + perPage < list.count || isEndless ? page + 1 : nil
        if list.count > perPage {
            if faults.contains(.pagingRepeats) { next = max(2, page) }
            if faults.contains(.pagingBack), page > 1 { next = 1 }
            if faults.contains(.pagingCycle), page > 2 { next = 2 }
            if faults.contains(.pagingSamePage) {
                places = 0..<perPage
                next = page + 1
            }
        }
        var count = "\(list.count)"
        if faults.contains(.pagingType) { count = JSONText.quoted(count) }
        if faults.contains(.pagingContradiction) { count = "0" }
        let links = settings.links
        let previous = page > 1 ? page - 1 : nil
        if next != nil || !settings.variations.contains(.lastPageBare) {
            paging.add("next_page", links.link(toPage: next, perPage: perPage))
        }
        paging.add("previous_page", links.link(toPage: previous, perPage: perPage))
        paging.add("count", count)
    }
}
