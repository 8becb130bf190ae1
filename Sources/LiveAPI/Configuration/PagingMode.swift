/// How the pages of a list are asked for.
package enum PagingMode: String, CaseIterable, Sendable {
    /// By `page[size]` and `page[after]`, as the vendor recommends.
    case cursor

    /// By `per_page` and `page`; the API stops at 10,000 records.
    case offset

    /// By cursor, and by offset where the first answer has no cursors.
    case auto
}
