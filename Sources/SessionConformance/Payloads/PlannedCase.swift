import SessionPayloads

/// A payload with a name that is the same in every run.
package struct PlannedCase: Sendable {
    /// The name, such as `violation-type-object-url`: unique in its phase, and permanent.
    package var id: String

    package let payload: [UInt8]

    /// The reading of the payload, created once for all runs.
    let reading: PayloadReading

    package init(id: String, payload: [UInt8]) {
        self.id = id
        self.payload = payload
        reading = PayloadReading(of: payload)
    }
}

/// A case of a phase, planned or random.
struct AskedCase: Sendable {
    /// The index of the case in its phase.
    var order: Int

    /// The name of the case; `nil` for random cases.
    var id: String?

    var payload: [UInt8]
    var reading: PayloadReading
}
