import SessionModel
import Testing

@Test
func `absent and null stay apart`() throws {
    let json = Array(#"{"id":3432,"url":null}"#.utf8)
    let session = try SessionObject(json: json)
    #expect(session.url == .null)
    #expect(session.userID == .absent)
    #expect(session.json() == json)
}
