import StrictJSON

/// The error object of an answer, in any of the four shapes that are known.
///
/// `{"error":"RecordNotFound","description":…}`, `{"error":"Couldn't authenticate you"}`,
/// `{"error":{"title":"Forbidden","message":…}}`, `{"errors":[{"code":…}]}`.
struct ErrorBody: Hashable {
    /// The code or title of the error as the server wrote it, where it has one.
    var code: String?

    /// The error object that `root` is, if it is one and holds no sessions.
    init?(_ root: JSONValue) {
        guard root["session"] == nil, root["sessions"] == nil else { return nil }
        if let error = root["error"], error.kind != .null {
            code = (error.string ?? error["title"]?.string)?.description
        } else if let first = root["errors"]?.elements?.first {
            code = (first.string ?? first["code"]?.string)?.description
        } else {
            return nil
        }
    }

    /// The error object that the whole of `body` is.
    init?(parsing body: [UInt8]) {
        guard let document = try? JSONDocument(parsing: body) else { return nil }
        self.init(document.root)
    }
}
