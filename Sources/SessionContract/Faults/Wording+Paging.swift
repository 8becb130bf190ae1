import StrictJSON

/// Wording for faults of the rule `envelope/paging`.
extension Wording {
    /// Returns the wording for a paging member of the wrong type.
    static func pagingType(_ member: Fault.PagingMember, _ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "'\(member.rawValue)' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: member.expectation,
            fix: "Send '\(member.rawValue)' as \(member.expectation).",
            example: member.example(withValue: kind.exampleText)
        )
    }

    static let countValue = Self(
        message: "'count' is not a valid count",
        kind: JSONValue.Kind.number.rawValue,
        observed: "a number that is negative, has a fraction or does not fit in 64 bits",
        expected: Fault.PagingMember.count.expectation,
        fix: "Send the total number of sessions as 'count'.",
        example: Fault.PagingMember.count.example(withValue: "-1")
    )

    static let noNextPage = Self(
        message: "'meta.has_more' is true, but there is no cursor or link to the next page",
        kind: "no-way-on",
        observed: "true, without a cursor or a link",
        expected: "'meta.after_cursor' or 'links.next' as a string",
        fix: "Send the cursor of the next page, or send 'meta.has_more' as false.",
        example: Fault.PagingMember.hasMore.example(withValue: "true")
    )

    static let countTooSmall = Self(
        message: "'count' is less than the number of sessions on this page",
        kind: "too-small",
        observed: "a smaller number",
        expected: totalNumber,
        fix: countTheSameList,
        example: #"{"sessions":[{"id":1}],"count":0}"#
    )

    static let countTooLarge = Self(
        message: "'count' is more than the number of sessions, but this is the only page",
        kind: "too-large",
        observed: "a larger number",
        expected: totalNumber,
        fix: countTheSameList,
        example: #"{"sessions":[],"next_page":null,"previous_page":null,"count":1}"#
    )

    private static let totalNumber = "the total number of sessions on all pages"

    private static let countTheSameList =
        "Set 'count' to the number of sessions on all pages that match the request."
}

extension Fault.PagingMember {
    /// The values that the vendor's documentation allows, as a phrase.
    fileprivate var expectation: String {
        switch self {
        case .meta, .links: "an object or null"
        case .hasMore: "true or false"
        case .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage:
            "a string or null"
        case .count: "an integer of 0 or more, or null"
        }
    }

    /// An envelope with an empty list of sessions and this member, whose value is a JSON text.
    fileprivate func example(withValue value: String) -> String {
        let keys = rawValue.split(separator: ".")
        let object = keys.reversed().reduce(value) { inner, key in "{\"\(key)\":\(inner)}" }
        return #"{"sessions":[],"# + object.dropFirst()
    }
}
