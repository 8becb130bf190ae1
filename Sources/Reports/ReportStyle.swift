package import TerminalText

/// How a report is shown, as far as its format leaves that open.
package struct ReportStyle: Sendable {
    /// The colors, for formats that people read on a terminal.
    package var text: TextStyle

    /// The columns of the terminal; `nil` leaves lines as long as they are.
    package var width: Int?

    /// How much people are told.
    package var detail: Detail

    /// Whether the report shows what payloads contained.
    package var showsValues: Bool

    /// How much people are told.
    package enum Detail: Hashable, Sendable {
        /// Only the verdict.
        case verdict

        /// Every row, and the verdict.
        case rows

        /// Every row with the reasons for its rule, and the verdict.
        case reasons
    }

    /// A style; without arguments, that of a file.
    package init(
        text: TextStyle = TextStyle(isColored: false),
        width: Int? = nil,
        detail: Detail = .rows,
        showsValues: Bool = false
    ) {
        self.text = text
        self.width = width
        self.detail = detail
        self.showsValues = showsValues
    }
}
