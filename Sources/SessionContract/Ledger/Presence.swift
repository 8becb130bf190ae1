import SessionModel

/// How often sessions in each place had each set of members.
///
/// What is absent is counted by the set and not by the member: one addition for a session, whatever
/// it leaves out.
struct Presence: Sendable {
    /// How many sets of members there are.
    ///
    /// Computed, because a stored one would be looked up, with a check whether it is there yet, for
    /// each session.
    private static var setCount: Int { 1 &<< FieldMap<Int>.count }

    /// One count for each set, by place.
    private var counts = [Int](repeating: 0, count: SessionPlace.allCases.count * setCount)

    /// Where the first session of each set was, in the order of ``counts``.
    private var sightings: [Int: Sighting] = [:]

    private static func index(of present: FieldSet, in place: SessionPlace) -> Int {
        place.rawValue &* setCount &+ Int(present.rawValue)
    }

    /// Counts a session, and returns whether it is the first with just these members.
    @inline(__always)
    mutating func count(_ present: FieldSet, in place: SessionPlace) -> Bool {
        let index = Self.index(of: present, in: place)
        counts[index] &+= 1
        return counts[index] == 1
    }

    /// Notes where the first session with just these members was.
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

    /// How many sessions in a place had no such member, and where the first was.
    func absences(
        of field: DeclaredField,
        in place: SessionPlace
    ) -> (count: Int, first: Sighting)? {
        var total = 0
        var first: Sighting?
        let start = place.rawValue * Self.setCount
        // Few sets ever occur, and each that did has a sighting.
        for (index, sighting) in sightings where index >= start && index < start + Self.setCount {
            let present = FieldSet(rawValue: UInt8(index - start))
            guard !present.contains(field) else { continue }
            total += counts[index]
            if first.map({ sighting.precedes($0) }) ?? true { first = sighting }
        }
        return first.map { (total, $0) }
    }
}
