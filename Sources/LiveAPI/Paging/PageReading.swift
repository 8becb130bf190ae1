import PayloadInput

/// The facts that the single reading of a page yields, besides the findings in the ledger.
struct PageReading {
    /// What the response contains; `nil` if that is unknown or not JSON.
    let root: RootFacts?

    let sessions: PageSessions

    /// The number of elements where sessions are expected.
    var elementCount: Int { root?.elementCount ?? 0 }

    /// The facts about the next page.
    var paging: PagingFacts { PagingFacts(root) }

    /// Whether the response is exactly this session, by its id and, if both have one, its user id.
    func isOnly(_ session: SessionFacts) -> Bool {
        guard elementCount == 1, let other = sessions.first, let id = session.id, other.id == id
        else { return false }
        guard let userID = session.userID, let otherID = other.userID else { return true }
        return userID == otherID
    }
}
