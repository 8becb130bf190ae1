/// The response to a request for one session.
///
/// The vendor's documentation shows an array of one session, while existing clients expect an
/// object. Both forms are read, and written back unchanged.
public struct SingleSession: Hashable, Sendable {
    /// The form of the value under `session`.
    public enum Form: String, CaseIterable, Codable, Hashable, Sendable {
        /// `{"session":{…}}`
        case object

        /// `{"session":[{…}]}`
        case arrayOfOne = "array-of-one"
    }

    /// The session.
    public var session: SessionObject

    /// The form in which the envelope holds the session.
    public var form: Form

    package enum CodingKeys: String, CodingKey {
        case session
    }

    /// Creates a response with this session.
    public init(_ session: SessionObject, form: Form = .object) {
        self.session = session
        self.form = form
    }
}

extension SingleSession: Codable {
    /// Reads a session object, or an array of exactly one.
    ///
    /// - Throws: `DecodingError`, also for an empty array or one with several elements.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard var array = try? container.nestedUnkeyedContainer(forKey: .session) else {
            self.init(try container.decode(SessionObject.self, forKey: .session))
            return
        }
        self.init(try array.decode(SessionObject.self), form: .arrayOfOne)
        guard array.isAtEnd else {
            throw DecodingError.dataCorruptedError(
                in: array,
                debugDescription: "Expected one session, but the array has several."
            )
        }
    }

    /// Writes the session in its form.
    ///
    /// - Throws: Any error that the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch form {
        case .object: try container.encode(session, forKey: .session)
        case .arrayOfOne: try container.encode([session], forKey: .session)
        }
    }
}
