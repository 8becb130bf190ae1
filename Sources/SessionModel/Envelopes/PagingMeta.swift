/// The object `meta` of cursor pagination: whether more pages follow, and their cursors.
///
/// Use only ``hasMore`` to detect the last page, which also has a cursor.
public struct PagingMeta: Codable, Sendable {
    /// Whether another page follows.
    public var hasMore: OptionalNullable<Bool>

    /// The cursor for requesting the next page.
    public var afterCursor: OptionalNullable<String>

    /// The cursor for requesting the previous page.
    public var beforeCursor: OptionalNullable<String>

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case hasMore = "has_more"
        case afterCursor = "after_cursor"
        case beforeCursor = "before_cursor"
    }

    /// Creates the pagination metadata of a page; omitted fields are absent.
    public init(
        hasMore: OptionalNullable<Bool> = .absent,
        afterCursor: OptionalNullable<String> = .absent,
        beforeCursor: OptionalNullable<String> = .absent
    ) {
        self.hasMore = hasMore
        self.afterCursor = afterCursor
        self.beforeCursor = beforeCursor
    }
}

extension PagingMeta: Equatable {
    /// Whether both have the same fields; strings compare by Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        left.hasMore == right.hasMore
            && left.afterCursor.hasSameScalars(as: right.afterCursor)
            && left.beforeCursor.hasSameScalars(as: right.beforeCursor)
    }
}
