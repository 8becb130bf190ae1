import Gen
import Testing

/// How the body of a property fails for a value.
enum CaseFailure {
    /// It records an issue.
    case issue(Issue)
    /// It throws, and records nothing.
    case error(any Error)

    /// The failure as the search tells it from others: by the place in the code, or the error.
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
    /// Where the issue was recorded; issues without a place are told apart by their kind only.
    var place: String {
        guard let place = sourceLocation else {
            return Mirror(reflecting: kind).children.first?.label ?? "\(kind)"
        }
        return "\(place.fileID):\(place.line):\(place.column)"
    }
}
