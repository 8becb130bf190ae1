extension Fault {
    /// Why a value or an answer could not be judged.
    package enum Unjudged: Hashable, Sendable {
        /// There is no session in it.
        case empty

        /// A value is longer than the limit for values in memory.
        case tooLong

        /// A text could not be read to its end, and the rule that would report the reason is off.
        case unreadable

        /// A text has no value at the pointer that was asked for.
        case noValue

        /// A saved response has a status other than 200.
        case status(UInt16)

        /// A saved exchange has no response, or a response without a status.
        case noResponse

        /// A saved exchange does not say what was requested.
        case noRequest

        /// A saved response has no body.
        case missingBody

        /// A saved response has only a part of its body.
        case cutBody

        /// A saved response has a body that is compressed, or that is marked as base64 but is not.
        case encoding

        /// An archive is cut, or is not valid JSON from here on.
        case damagedArchive

        /// A compressed file is cut or damaged, so its text ends here.
        case damagedCompression
    }
}

extension Fault.Unjudged: CaseIterable {
    /// Every reason, with one status for all of them.
    package static let allCases: [Self] = [
        .empty, .tooLong, .unreadable, .noValue, .status(401), .noResponse, .noRequest,
        .missingBody, .cutBody, .encoding, .damagedArchive, .damagedCompression,
    ]

    /// The name of the reason in reports, which is also the kind of the finding.
    package var name: String {
        switch self {
        case .empty: "empty"
        case .tooLong: "too-long"
        case .unreadable: "unreadable"
        case .noValue: "no-value"
        case .status(let status): "status-\(status)"
        case .noResponse: "no-response"
        case .noRequest: "no-request"
        case .missingBody: "no-body"
        case .cutBody: "cut-body"
        case .encoding: "encoding"
        case .damagedArchive: "damaged-archive"
        case .damagedCompression: "damaged-compression"
        }
    }
}
