/// A payload that a run asks about, with the name it has in every run.
package struct PlannedCase: Sendable {
    /// The name, such as `violation-type-url-object`: unique in its phase and the same for ever.
    package var id: String

    package let payload: [UInt8]

    /// What the payload says, read once for all runs.
    let reading: PayloadReading

    package init(id: String, payload: [UInt8]) {
        self.id = id
        self.payload = payload
        reading = PayloadReading(of: payload)
    }
}

/// A case on its way to a testee.
struct AskedCase: Sendable {
    /// The place of the case in its phase.
    var order: Int

    /// The name of the case, where it was planned.
    var id: String?

    var payload: [UInt8]
    var reading: PayloadReading
}
