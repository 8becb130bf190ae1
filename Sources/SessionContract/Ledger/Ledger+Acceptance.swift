import SessionModel
import StrictJSON

// Rows that are reported but not counted, because a project has accepted them.
extension Ledger {
    /// Counts findings in a row of their own, whose origin distinguishes it from others.
    package mutating func add(
        _ finding: Finding,
        _ count: Int,
        _ origin: Row.Origin,
        suppressedBy suppression: Suppression? = nil
    ) {
        guard let severity = options.severity(of: finding.rule) else { return }
        let accepted = acceptedID(of: finding).flatMap { options.accepted[$0] }
        var row = Row(
            finding: finding,
            severity: severity,
            count: count,
            suppression: suppression ?? accepted
        )
        row.origin = origin
        add(row)
    }

    /// Returns the fingerprint of the row of a finding, if that is accepted.
    package func acceptedID(of finding: Finding) -> String? {
        guard !options.accepted.isEmpty else { return nil }
        let id = finding.group.fingerprint
        return options.accepted[id] == nil ? nil : id
    }

    /// Returns the fingerprint of the row of a fault, if that is accepted.
    ///
    /// It takes a hash, so it is computed once per row.
    func acceptedID(of fault: Fault, _ sighting: Sighting) -> String? {
        guard !options.accepted.isEmpty else { return nil }
        return acceptedID(of: Draft(shown(fault), .error, 1, sighting, nil).row.finding)
    }

    /// The number of findings of each accepted row that occurred, by fingerprint.
    package var acceptedCounts: [String: Int] {
        var counts = made.acceptedCounts
        for entry in entries {
            if let id = entry.acceptedID { counts[id, default: 0] += entry.count }
        }
        for absence in absences {
            if let id = absence.acceptedID { counts[id, default: 0] += absence.count }
        }
        return counts
    }

    /// A declared field that is absent from sessions of one place.
    struct Absence {
        let field: DeclaredField
        let count: Int
        let sighting: Sighting
        let acceptedID: String?

        /// The place, if the pointer to the payload is one of several.
        let place: String?
    }

    /// The fields that are absent somewhere, by pointer, place and field.
    var absences: [Absence] {
        var absences: [Absence] = []
        for (pointer, presence) in presences {
            for place in SessionPlace.allCases {
                for field in DeclaredField.allCases {
                    guard let (count, first) = presence.absences(of: field, in: place) else {
                        continue
                    }
                    var sighting = first
                    sighting.pointer = first.pointer.appending(field.key)
                    let absence = Absence(
                        field: field,
                        count: count,
                        sighting: sighting,
                        acceptedID: acceptedID(of: .absent(field), sighting),
                        place: pointer > 0 ? Key.name(of: place, pointer) : nil
                    )
                    absences.append(absence)
                }
            }
        }
        return absences
    }
}
