package import Reports

/// Adds the censuses of the parts of a run into the census of the whole.
package struct CensusSum: Sendable {
    /// The sum; `nil` before the first part.
    package private(set) var census: Census?

    /// The name of the first part, with which others must agree.
    private var first = ""

    /// The name of the part with each digest.
    private var names: [UInt64: String] = [:]

    /// Creates a sum without parts.
    package init() {}

    /// Adds a part.
    ///
    /// - Parameters:
    ///   - part: The census of the part.
    ///   - name: The name of its file.
    /// - Throws: If it does not belong to the parts before, or if one of them is the same.
    package mutating func add(_ part: Census, named name: String) throws(UnusableReport) {
        if part.sessions.total > 0, let other = names.updateValue(name, forKey: part.digest) {
            throw UnusableReport(
                "\(name) has the same sessions as \(other); name each part once"
            )
        }
        guard var sum = census else {
            (census, first) = (part, name)
            return
        }
        do {
            try sum.add(part)
        } catch {
            throw UnusableReport("\(name) does not belong to \(first): \(error.reason)")
        }
        census = sum
    }
}

extension Census.Mismatch {
    /// The reason, with what to do.
    fileprivate var reason: String {
        switch self {
        case .version: "another version counted it; count all parts with the same version"
        case .time: "it was counted with another time; count all parts with the same --now"
        case .key:
            "its blocks have another key; count all parts with the same file after --block-key"
        case .size: "the sum of their counts is more than a census can have"
        }
    }
}
