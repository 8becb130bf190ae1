/// The two ways in which an API divides a list into pages.
enum PagingKind: Hashable {
    /// With `meta` and `links`.
    case cursor

    /// With `next_page`, `previous_page` and `count`.
    case offset
}
