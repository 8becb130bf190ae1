/// The answer to a request for one session.
///
/// The vendor's documents show it as an array of one, running code expects an object; both are
/// read, and written back as they came.
public struct SingleSession: Hashable, Sendable {
    /// How the session lies in its envelope.
    public enum Form: String, CaseIterable, Codable, Hashable, Sendable {
        /// `{"session":{…}}`
        case object

        /// `{"session":[{…}]}`
        case arrayOfOne = "array-of-one"
    }

    /// The session.
    public var session: SessionObject

    /// How it lies in its envelope.
    public var form: Form

    package enum CodingKeys: String, CodingKey {
        case session
    }

    /// An answer with this session.
    public init(_ session: SessionObject, form: Form = .object) {
        self.session = session
        self.form = form
    }
}

extension SingleSession: Codable {
    /// Reads an object, or an array that holds exactly one.
    ///
    /// - Throws: `DecodingError`, also for an array of none or of several.
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
                debugDescription: "More than one session where one was asked for."
            )
        }
    }

    /// Writes the session in its form.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch form {
        case .object: try container.encode(session, forKey: .session)
        case .arrayOfOne: try container.encode([session], forKey: .session)
        }
    }
}
