import SessionContract

extension LiveFault {
    /// The reason, in the counts of a report, why an answer with this fault was not judged.
    ///
    /// Only for faults that keep a body from being read.
    var unjudgedReason: String {
        switch self {
        case .body(.cut): Fault.Unjudged.cutBody.name
        case .body(.encoding), .incomplete(.coding): Fault.Unjudged.encoding.name
        case .incomplete(.body), .incomplete(.header): Fault.Unjudged.tooLong.name
        case .timeout: "timeout"
        default: Fault.Unjudged.noResponse.name
        }
    }
}
