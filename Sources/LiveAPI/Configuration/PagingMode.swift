/// How the pages of a list are requested.
package enum PagingMode: String, CaseIterable, Sendable {
    /// With `page[size]` and `page[after]`, as the vendor recommends.
    case cursor

    /// With `per_page` and `page`; the API stops at 10,000 records.
    case offset

    /// By cursor, or by offset if the first response has no cursors.
    case auto
}
