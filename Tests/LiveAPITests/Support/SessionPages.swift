/// Response bodies as the API sends them.
enum SessionPages {
    static func session(_ id: Int, url: String? = nil) -> String {
        #"{"id":\#(id),"user_id":7,"url":\#(url.map { "\"\($0)\"" } ?? "null")}"#
    }

    static func list(_ ids: some Sequence<Int>, paging: String = "") -> String {
        #"{"sessions":[\#(ids.map { session($0) }.joined(separator: ","))]\#(paging)}"#
    }

    /// Returns a page of a list with cursor paging; as at the vendor, the last page also has a
    /// cursor and a link.
    static func cursorPage(_ ids: some Sequence<Int>, after cursor: String, hasMore: Bool) -> String
    {
        list(
            ids,
            paging: """
                ,"meta":{"has_more":\(hasMore),"after_cursor":"\(cursor)"},\
                "links":{"next":"?page%5Bafter%5D=\(cursor)"}
                """
        )
    }

    static func offsetPage(_ ids: some Sequence<Int>, next: String?) -> String {
        list(
            ids,
            paging: """
                ,"next_page":\(next.map { "\"\($0)\"" } ?? "null"),"previous_page":null,"count":9
                """
        )
    }
}
