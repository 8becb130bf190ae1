import Gen
import Testing

/// A failure of the body of a property.
enum CaseFailure {
    /// An issue that the body recorded.
    case issue(Issue)
    /// An error that the body threw without recording an issue.
    case error(any Error)

    /// The failure with its identity for the search, which is the source location or the error.
    var failure: Failure {
        switch self {
        case .issue(let issue):
            if issue.sourceLocation == nil, let error = issue.error {
                Failure(error)
            } else {
                Failure(identity: issue.place, message: "\(issue)")
            }
        case .error(let error):
            Failure(error)
        }
    }
}

extension Issue {
    /// The source location of the issue, or the name of its kind if it has none.
    var place: String {
        guard let place = sourceLocation else {
            return Mirror(reflecting: kind).children.first?.label ?? "\(kind)"
        }
        return "\(place.fileID):\(place.line):\(place.column)"
    }
}
