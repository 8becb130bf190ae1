import Platform

/// The part of a list that a client requests.
enum PageRequest: Equatable {
    /// Cursor paging: the sessions after a place, or those before it.
    case cursor(Direction, size: Int)

    /// Offset paging, with pages counted from 1.
    case offset(page: Int, perPage: Int)

    /// The place that a cursor points to, as the number of sessions before it.
    enum Direction: Equatable {
        case after(Int)
        case before(Int)
    }

    /// The number of records after which offset paging ends.
    static let offsetDepth = 10_000

    /// The farthest place that a cursor may point to, so that no arithmetic overflows.
    private static let farthest = 1 << 50
}

extension PageRequest {
    /// Why a page is refused, with status 400.
    enum Refusal: String, Error {
        case bothCursors = "page[after] and page[before] cannot be used together"
        case pageSize = "page[size] must be a number from 1 to 100"
        case cursor = "the cursor is not valid"
        case page = "page and per_page must be whole numbers of at least 1"
        case depth = "offset paging ends after 10000 records; use cursor paging"

        var response: HTTPResponse {
            let code =
                switch self {
                case .cursor: "InvalidCursor"
                case .depth: "InvalidPaginationDepth"
                case .bothCursors, .pageSize, .page: "InvalidPaginationParameter"
                }
            return .errors(.badRequest, code: code, title: rawValue)
        }
    }

    /// Reads the parameters of a query; any `page[…]` parameter selects cursor paging.
    init(_ target: RequestTarget) throws(Refusal) {
        let after = target["page[after]"]
        let before = target["page[before]"]
        let size = target["page[size]"]
        guard after != nil || before != nil || size != nil else {
            self = try .offset(target)
            return
        }
        if after != nil, before != nil { throw .bothCursors }
        guard let size = (size ?? "\(SessionSeries.largestPage)").decimalNumber,
            (1...SessionSeries.largestPage).contains(size)
        else { throw .pageSize }
        if let before {
            self = .cursor(.before(try Self.place(of: before)), size: size)
        } else {
            self = .cursor(.after(try after.map(Self.place) ?? 0), size: size)
        }
    }

    private static func offset(_ target: RequestTarget) throws(Refusal) -> PageRequest {
        guard let page = (target["page"] ?? "1").decimalNumber, page >= 1,
            let perPage = (target["per_page"] ?? "\(SessionSeries.largestPage)").decimalNumber,
            perPage >= 1
        else { throw .page }
        // As at the vendor, a size above the maximum is not an error but means the maximum.
        return .offset(page: min(page, farthest), perPage: min(perPage, SessionSeries.largestPage))
    }

    /// Returns the request for pages of at most this many sessions, which is what it gets.
    func limited(to largest: Int) -> PageRequest {
        switch self {
        case .cursor(let direction, let size): .cursor(direction, size: min(size, largest))
        case .offset(let page, let perPage): .offset(page: page, perPage: min(perPage, largest))
        }
    }

    /// Returns the cursor that points to a place.
    static func cursor(at place: Int) -> String {
        String(ascii: Base64.encoded(Array(#"{"o":"id","v":\#(place)}"#.utf8)))
    }

    /// Returns the place that a cursor points to.
    private static func place(of cursor: String) throws(Refusal) -> Int {
        let opening = Array(#"{"o":"id","v":"#.utf8)
        guard let bytes = Base64.decoded(Array(cursor.utf8)), bytes.starts(with: opening),
            bytes.last == UInt8(ascii: "}"),
            let place = String(ascii: bytes[opening.count...].dropLast()).decimalNumber,
            place <= farthest
        else { throw .cursor }
        return place
    }
}
