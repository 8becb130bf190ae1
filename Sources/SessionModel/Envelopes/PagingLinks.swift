/// The object `links` of cursor pagination: the URLs of the next and the previous page.
public struct PagingLinks: Codable, Sendable {
    /// The URL of the next page.
    public var next: OptionalNullable<String>

    /// The URL of the previous page.
    public var previous: OptionalNullable<String>

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case next
        case previous = "prev"
    }

    /// Creates the links of a page; omitted fields are absent.
    public init(
        next: OptionalNullable<String> = .absent,
        previous: OptionalNullable<String> = .absent
    ) {
        self.next = next
        self.previous = previous
    }
}

extension PagingLinks: Equatable {
    /// Whether both have the same URLs, compared by Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        left.next.hasSameScalars(as: right.next)
            && left.previous.hasSameScalars(as: right.previous)
    }
}
