import StrictJSON

extension Ledger.Row {
    /// What distinguishes a row from others, beside its finding, so that the rows of parts of a run
    /// can be added.
    package struct Origin: Hashable, Sendable {
        /// The offset in the source of the exchange in an archive that the position is in; `nil`
        /// for a position in the source itself.
        package var entry: Int?

        /// The name of the unit that the source of the finding is an exchange of; `nil` if that is
        /// the unit itself.
        package var unitName: String?

        /// The place of the payload in its text, for rows that their finding does not identify.
        ///
        /// Those are the rows that come from keys of the payload, which may be joined by place, and
        /// those of payloads at several pointers, which may have one shape.
        package var place: String?

        /// Whether this is a row of many, because there were more than ``Ledger/openRowLimit``.
        package var isJoined = false

        /// The offset at which the part of the source begins from which the line is counted; `nil`
        /// if it is counted from the start of the source.
        package var rangeStart: Int?

        /// The number of the body that a finding about an API is in, or of the finding if it is
        /// about an exchange, in the order of the run.
        package var step: Int?

        /// Whether a finding about an API is about an exchange, or about several, and not about a
        /// body by itself.
        package var isExchange = false

        /// The place of a finding about a model in the order of all; `nil` for all others, and if
        /// each finding is listed.
        package var rank: Rank?

        /// The number of findings in each unit, by its name, for findings about a model.
        package var shares: [String: Int] = [:]

        /// Creates the origin of a row.
        package init(entry: Int? = nil, place: String? = nil, isJoined: Bool = false) {
            self.entry = entry
            self.place = place
            self.isJoined = isJoined
        }

        /// What puts a finding about a model in order, in whichever part of a run it was found.
        package enum Rank: Hashable, Sendable {
            /// Planned cases show it; the number orders those of one likelihood.
            case planned(Int)

            /// Only random cases show it: a fault, and the index of the first case.
            case random(fault: UInt32, index: Int)

            /// Every part may show it once, such as the way in which a program ended.
            case once(Int)
        }
    }
}

extension Ledger.Key {
    /// What distinguishes the row from others.
    var origin: Ledger.Row.Origin {
        let isOpen = fault.path == nil
        return Ledger.Row.Origin(
            place: isOpen || pointer > 0 ? Self.name(of: place, pointer) : nil,
            isJoined: isOpen && identity == 0
        )
    }

    /// Returns a name for a place in payloads at a pointer.
    static func name(of place: SessionPlace, _ pointer: Int) -> String {
        let shape = JSONPointer(place.pointer(at: 0)).shape
        return pointer > 0 ? "\(shape)@\(pointer)" : shape
    }
}

extension Rule {
    /// The position of the rule among all rules, in which rows at one place are listed.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether the rows of the rule come from keys of the payload, so that they may be joined.
    package var hasOpenRows: Bool {
        switch self {
        case .jsonDuplicateKey, .jsonLoneSurrogate, .contractUndeclared, .contractMisspelled: true
        default: false
        }
    }
}
