/// An entry of an HTTP archive.
struct SavedExchange {
    let text: String

    private static let url = "https://c.zendesk.com/api/v2/sessions"

    /// An archive with these entries, each on a line of its own.
    static func archive(_ entries: Self...) -> String {
        "{\"log\":{\"entries\":[\n\(entries.map(\.text).joined(separator: ",\n"))]}}"
    }

    /// A response with this body, and further members of its content.
    static func answer(
        _ body: String,
        status: Int = 200,
        url: String = url,
        _ members: String = ""
    ) -> Self {
        let body = body.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let content = #"{\#(members)"text":"\#(body)"}"#
        return response(#"{"status":\#(status),"content":\#(content)}"#, url: url)
    }

    /// A request for something else.
    static let foreign = answer("{}", url: "https://shop.example/api/auth/session")

    /// A request with this response, which is a JSON text.
    static func response(_ response: String, url: String = url) -> Self {
        Self(text: #"{"request":{"method":"GET","url":"\#(url)"},"response":\#(response)}"#)
    }

    /// A request without a response.
    static let unanswered = Self(text: #"{"request":{"method":"GET","url":"\#(url)"}}"#)

    /// A response without a request.
    static let unasked = Self(text: #"{"response":{"status":200,"content":{"text":"[]"}}}"#)
}
