/// The two ways in which an API divides a list into pages.
enum PagingKind: Hashable {
    /// By `meta` and `links`.
    case cursor

    /// By `next_page`, `previous_page` and `count`.
    case offset
}
