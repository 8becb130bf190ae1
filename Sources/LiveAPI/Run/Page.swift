/// A body that the API answered with, to be judged.
package struct Page: Sendable {
    package var endpoint: LiveEndpoint

    /// The number of the page within its endpoint, counted from 0.
    package var index: Int

    /// The URL that was asked, without its query, and the number of the page.
    package var source: String

    package var body: [UInt8]
}

/// What the judge of a page tells the run.
package struct PageJudgement: Sendable {
    /// How many sessions of the page were judged, well or badly.
    package var sessions: Int

    package init(sessions: Int) {
        self.sessions = sessions
    }
}
