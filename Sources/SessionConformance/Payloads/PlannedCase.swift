/// A payload that a run asks about, with the name it has in every run.
package struct PlannedCase: Sendable {
    /// The name, such as `violation-type-url-object`: unique in its phase and the same for ever.
    package var id: String

    package var payload: [UInt8]

    package init(id: String, payload: [UInt8]) {
        self.id = id
        self.payload = payload
    }
}
