package import SessionContract

/// The options of a run that change its verdict, so that only reports with equal ones compare.
package struct RunOptions: Hashable, Sendable {
    /// Whether fields that the contract does not declare are errors.
    package var isStrict = false

    /// The severities that differ from the defaults; `nil` for a rule that is off.
    package var severities: [Rule: Severity?] = [:]

    /// The only rules that count, or `nil` for all.
    package var only: Set<Rule>?

    /// The rules that do not count.
    package var skipped: Set<Rule> = []

    /// The lowest severity that makes the run fail.
    package var failOn = Severity.error

    /// The moment with which times are compared, in seconds since 1970-01-01T00:00:00Z.
    package var now: Int64

    /// What `check` looks for in its sources, if that is not the default.
    package var search = Search()

    /// What `live` requests, as far as that is not the default.
    package var requests = Requests()

    /// Creates the default options of a run at a moment.
    package init(now: Int64) { self.now = now }

    /// What a run looks for in its sources, as the values of its options.
    package struct Search: Hashable, Sendable {
        /// The format of the sources; `nil` if it is detected.
        package var input: String?

        /// The pointers to the payloads.
        package var pointers: [String] = []

        /// The URLs and paths of requests that are judged too.
        package var prefixes: [String] = []

        /// Whether files of folders are read whatever their names.
        package var readsAllFiles = false

        /// Creates the defaults.
        package init() {}
    }

    /// What a run requests of an API, as the values of its options; `nil` for the default.
    package struct Requests: Hashable, Sendable {
        /// The pagination of lists.
        package var paging: String?

        /// The number of sessions per page.
        package var pageSize: Int?

        /// The maximum number of pages of a list.
        package var maximumPages: Int?

        /// Whether the link of each session is requested.
        package var followsLinks = false

        /// The maximum number of links to follow.
        package var maximumLinks: Int?

        /// The longest body, in bytes.
        package var maximumBody: Int?

        /// Creates the defaults.
        package init() {}
    }

    /// The severities of all rules that differ from the defaults; `nil` for a rule that is off.
    ///
    /// A severity that is set for one rule takes precedence. What keeps a rule out keeps those that
    /// report that nothing could be judged; without them, a run that saw nothing would pass.
    package var allSeverities: [Rule: Severity?] {
        var all: [Rule: Severity?] = [:]
        if isStrict { all[.contractUndeclared] = .some(.error) }
        for rule in Rule.allCases {
            let isLeftOut = only.map { !$0.contains(rule) } ?? false
            if isLeftOut, rule.defaultSeverity != .inconclusive { all[rule] = .some(nil) }
            if skipped.contains(rule) { all[rule] = .some(nil) }
        }
        return all.merging(severities) { $1 }
    }
}
