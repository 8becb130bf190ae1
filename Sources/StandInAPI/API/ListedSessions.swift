/// Some sessions in the order they are listed.
struct ListedSessions {
    /// The path of the list, without a suffix.
    let path: String

    /// How many sessions are listed.
    let count: Int

    private let first: Int
    private let step: Int

    /// All sessions.
    init(allOf series: SessionSeries) {
        path = "/api/v2/sessions"
        count = series.count
        first = 0
        step = 1
    }

    /// The sessions of one user.
    ///
    /// - Parameters:
    ///   - user: The number of the user, from 0.
    ///   - series: All sessions.
    init(ofUser user: Int, in series: SessionSeries) {
        path = "/api/v2/users/\(SessionSeries.userID(of: user))/sessions"
        step = SessionSeries.userCount
        first = user
        count = max(0, (series.count - user + step - 1) / step)
    }

    /// The index in the series of the session in this place of the list.
    func index(at place: Int) -> Int {
        first + place * step
    }
}
