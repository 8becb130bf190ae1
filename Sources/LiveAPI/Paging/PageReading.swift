import PayloadInput

/// What the one reading of a page has shown, besides what went into the ledger.
struct PageReading {
    /// What the answer is; `nil` where it is nothing known, or not JSON.
    let root: RootFacts?

    let sessions: PageSessions

    /// How many elements are in the places of sessions.
    var elementCount: Int { root?.elementCount ?? 0 }

    /// What the answer says about the page after it.
    var paging: PagingFacts { PagingFacts(root) }

    /// Whether the answer is this one session, by its id and, where both have one, its user.
    func isOnly(_ session: SessionFacts) -> Bool {
        guard elementCount == 1, let other = sessions.first, let id = session.id, other.id == id
        else { return false }
        guard let userID = session.userID, let otherID = other.userID else { return true }
        return userID == otherID
    }
}
