package import TerminalText

/// The options of a report that its format leaves open.
package struct ReportStyle: Sendable {
    /// The colors, for formats that people read on a terminal.
    package var text: TextStyle

    /// The number of columns of the terminal, or `nil` for lines of any length.
    package var width: Int?

    /// How much a report for people shows.
    package var detail: Detail

    /// Whether the report shows values from payloads.
    package var showsValues: Bool

    /// The file that formats for code hosts point to if a finding is not in a file of the
    /// repository, as a path in it.
    package var anchor: String

    /// The paths of files in the repository that the run is part of.
    package var repository: RepositoryPaths

    /// The file that findings are shown in if no other is known to be in the repository.
    package static let defaultAnchor = "README.md"

    /// The maximum size of a report in Markdown in bytes, or `nil` for any size.
    package var limit: Int?

    /// How much a report for people shows.
    package enum Detail: Hashable, Sendable {
        /// Only the verdict.
        case verdict

        /// Every row, and the verdict.
        case rows

        /// Every row with the reasons for its rule, and the verdict.
        case reasons
    }

    /// Creates a style; the default values are for a report in a file.
    package init(
        text: TextStyle = TextStyle(isColored: false),
        width: Int? = nil,
        detail: Detail = .rows,
        showsValues: Bool = false,
        anchor: String = Self.defaultAnchor,
        repository: RepositoryPaths = RepositoryPaths(),
        limit: Int? = nil
    ) {
        self.text = text
        self.width = width
        self.detail = detail
        self.showsValues = showsValues
        self.anchor = anchor
        self.repository = repository
        self.limit = limit
    }
}
