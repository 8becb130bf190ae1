/// What a page of a list that is walked with cursors says of its place: the object `meta`.
///
/// Only ``hasMore`` ends a walk: last pages carry a cursor all the same.
public struct PagingMeta: Codable, Sendable {
    /// Whether another page follows.
    public var hasMore: OptionalNullable<Bool>

    /// The cursor to ask for the next page with.
    public var afterCursor: OptionalNullable<String>

    /// The cursor to ask for the previous page with.
    public var beforeCursor: OptionalNullable<String>

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case hasMore = "has_more"
        case afterCursor = "after_cursor"
        case beforeCursor = "before_cursor"
    }

    /// What a page says of its place; what is not given is absent.
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
    /// Whether both say the same; strings compare by Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        left.hasMore == right.hasMore
            && left.afterCursor.hasSameScalars(as: right.afterCursor)
            && left.beforeCursor.hasSameScalars(as: right.beforeCursor)
    }
}
