import StrictJSON

/// Wording for faults of the group `link`.
extension Wording {
    static let linkForm = Self(
        message: "'url' is not an absolute https URL",
        kind: JSONValue.Kind.string.rawValue,
        observed: "a string that is not an absolute https URL",
        expected: "a URL such as https://company.zendesk.com/api/v2/users/1/sessions/1.json",
        fix: "Send the full URL, with 'https://' and the host. Percent-encode special characters.",
        example: #"{"id":1,"url":"/api/v2/users/1/sessions/1.json"}"#
    )

    static let linkSession = Self(
        message: "the session id in 'url' differs from 'id'",
        kind: JSONValue.Kind.string.rawValue,
        observed: "a URL with a different session id in its path",
        expected: "the value of 'id' after '/sessions/' in the path",
        fix: "Build the URL from the 'id' of the same session.",
        example: #"{"id":1,"url":"https://a.example/api/v2/users/1/sessions/2.json"}"#
    )

    static let linkUser = Self(
        message: "the user id in 'url' differs from 'user_id'",
        kind: JSONValue.Kind.string.rawValue,
        observed: "a URL with a different user id in its path",
        expected: "the value of 'user_id' after '/users/' in the path",
        fix: "Build the URL from the 'user_id' of the same session.",
        example: #"{"id":1,"user_id":1,"url":"https://a.example/api/v2/users/2/sessions/1.json"}"#
    )
}
