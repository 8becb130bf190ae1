import SessionContract

/// Messages about what a page says about the next one.
extension Wording {
    /// The message about statements that contradict each other, or lead elsewhere.
    static func paging(_ fault: LiveFault.PagingFault) -> Wording {
        switch fault {
        case .noHasMore:
            Wording(
                message: "there is a cursor or link to the next page, but no 'meta.has_more'",
                kind: "no-has-more",
                observed: "'after_cursor' or 'links.next' without 'has_more'",
                expected: "'meta.has_more' as true or false on every page",
                fix: "Send 'meta.has_more' with every page: it is the only sign of the last one."
            )
        case .otherResource:
            Wording(
                message: "the next-page link leads to another resource, so it was not followed",
                kind: "other-resource",
                observed: "a link to another path",
                expected: "a link to the next page of this list",
                fix: "Build the link with the path of the request."
            )
        case .otherCursor:
            Wording(
                message:
                    "the next-page link does not lead to the page that 'after_cursor' names; it "
                    + "was not followed",
                kind: "other-cursor",
                observed: "a link with another cursor, or without one",
                expected: "the same cursor in 'meta.after_cursor' and in the link",
                fix: "Build the link with the cursor that 'meta.after_cursor' has."
            )
        case .noWayOn:
            Wording(
                message: "'has_more' is true, but nothing leads to the next page",
                kind: "unusable-cursor",
                observed: "no usable cursor in 'after_cursor' or the next-page link",
                expected: "a cursor in 'meta.after_cursor', and in the link",
                fix: "Send the cursor of the next page, or send 'meta.has_more' as false."
            )
        }
    }
}
