/// The sessions of a list, in their order.
struct ListedSessions {
    /// The path of the list, without a suffix.
    let path: String

    /// The number of sessions in the list.
    let count: Int

    private let first: Int
    private let step: Int

    /// Creates the list of all sessions.
    init(allOf series: SessionSeries) {
        path = "/api/v2/sessions"
        count = series.count
        first = 0
        step = 1
    }

    /// Creates the list of one user's sessions.
    ///
    /// - Parameters:
    ///   - user: The number of the user, from 0.
    ///   - series: All sessions.
    init(ofUser user: Int, in series: SessionSeries) {
        path = "/api/v2/users/\(SessionSeries.userID(of: user))/sessions"
        (first, step) = SessionSeries.indices(ofUser: user)
        count = max(0, (series.count - first + step - 1) / step)
    }

    /// Returns the index in the series of the session at this place of the list.
    func index(at place: Int) -> Int {
        first + place * step
    }
}
