import SessionModel

/// The number of sessions with each set of members, by place.
///
/// Counting sets instead of absent members takes one addition per session, whatever it omits.
struct Presence: Sendable {
    /// The number of sets of members.
    ///
    /// It is computed because access to a stored static property checks for each session whether
    /// the property is initialized.
    private static var setCount: Int { 1 &<< FieldMap<Int>.count }

    /// One count per place and set.
    private var counts = [Int](repeating: 0, count: SessionPlace.allCases.count * setCount)

    /// The first session of each set, by index in ``counts``.
    private var sightings: [Int: Sighting] = [:]

    private static func index(of present: FieldSet, in place: SessionPlace) -> Int {
        place.rawValue &* setCount &+ Int(present.rawValue)
    }

    /// Counts a session, and returns whether it is the first with exactly these members.
    @inline(__always)
    mutating func count(_ present: FieldSet, in place: SessionPlace) -> Bool {
        let index = Self.index(of: present, in: place)
        counts[index] &+= 1
        return counts[index] == 1
    }

    /// Notes the place of the first session with exactly these members.
    mutating func note(_ present: FieldSet, in place: SessionPlace, _ sighting: Sighting) {
        let index = Self.index(of: present, in: place)
        if sightings[index] == nil { sightings[index] = sighting }
    }

    mutating func add(_ part: Presence, _ placed: (Sighting) -> Sighting) {
        for index in counts.indices { counts[index] += part.counts[index] }
        for (index, sighting) in part.sightings {
            let theirs = placed(sighting)
            if sightings[index].map({ theirs.precedes($0) }) ?? true { sightings[index] = theirs }
        }
    }

    /// Returns the number of sessions in a place without this member, and the first of them.
    func absences(
        of field: DeclaredField,
        in place: SessionPlace
    ) -> (count: Int, first: Sighting)? {
        var total = 0
        var first: Sighting?
        let start = place.rawValue * Self.setCount
        // Few sets occur in practice, and each of those has a sighting.
        for (index, sighting) in sightings where index >= start && index < start + Self.setCount {
            let present = FieldSet(rawValue: UInt8(index - start))
            guard !present.contains(field) else { continue }
            total += counts[index]
            if first.map({ sighting.precedes($0) }) ?? true { first = sighting }
        }
        return first.map { (total, $0) }
    }
}
