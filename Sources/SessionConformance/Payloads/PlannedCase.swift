import StrictJSON

/// A payload that a run asks about, with the name it has in every run.
package struct PlannedCase: Sendable {
    /// The name, such as `violation-type-url-object`: unique in its phase and the same for ever.
    package var id: String

    package var payload: [UInt8]

    /// A payload that says the same of the declared fields and is not nested too deep to be read.
    var shallow: [UInt8]?

    package init(id: String, payload: [UInt8]) {
        self.id = id
        self.payload = payload
    }

    init(_ id: String, _ text: String) {
        self.init(id: id, payload: Array(text.utf8))
    }
}

/// A payload that chance made.
package struct RandomPayload: Sendable {
    package var bytes: [UInt8]

    /// See ``PlannedCase``.
    var shallow: [UInt8]?

    init(_ bytes: [UInt8], shallow: [UInt8]? = nil) {
        self.bytes = bytes
        self.shallow = shallow
    }
}
