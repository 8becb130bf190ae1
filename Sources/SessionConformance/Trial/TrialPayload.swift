/// What an adapter is tried with.
enum TrialPayload {
    /// A session that every model accepts.
    static let plain = Array(#"{"id":1}"#.utf8)

    /// Another session, so that state of the first one shows.
    static let other = Array(#"{"id":2,"url":"https://a.example"}"#.utf8)

    /// A text that every parser refuses.
    static let cut = Array(#"{"id":1"#.utf8)

    /// Bytes that are not UTF-8.
    static let notText = Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8)

    /// Fields to encode, and the payload that they make.
    static let fields = ReportedFields(["id": "1", "url": nil as String?])
    static let encoded = Array(#"{"id":1,"url":null}"#.utf8)
}
