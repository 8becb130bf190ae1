package import PayloadInput
package import SessionContract
import StrictJSON

/// Counts what a reader of payloads reads in a census.
package final class CensusObserver: SessionObserver {
    /// What has been counted so far.
    package private(set) var tally: CensusTally

    /// The observer that this one is a part of.
    private let whole: CensusObserver?

    /// Creates an observer that has counted what a tally has.
    package init(_ tally: CensusTally) {
        self.tally = tally
        whole = nil
    }

    private init(partOf whole: CensusObserver) {
        tally = whole.tally.emptied
        self.whole = whole
    }

    package func makePart() -> any SessionObserver { CensusObserver(partOf: self) }

    package func commit() { whole?.tally.add(tally) }

    package func observe(
        _ session: borrowing SessionReader,
        in place: SessionPlace,
        at offset: Int,
        of source: String,
        _ text: borrowing RawSpan
    ) {
        let neighborhood = CensusTally.Neighborhood(offset: offset, in: source)
        tally.count(session, in: place, at: neighborhood, of: text)
    }

    package func observe(_ page: EnvelopeFacts, at offset: Int, of source: String) {
        let neighborhood = CensusTally.Neighborhood(offset: offset, in: source)
        tally.count(page: PagingState(page), at: neighborhood)
    }
}

extension PagingState {
    /// The kinds of the members of an envelope.
    fileprivate init(_ page: EnvelopeFacts) {
        self = []
        for (member, kind) in Self.kinds where page.members.contains(member) { insert(kind) }
    }

    private static let kinds: [(Fault.PagingMember, Self)] = [
        (.meta, .cursor), (.links, .cursor), (.nextPage, .offset), (.previousPage, .offset),
        (.count, .count),
    ]
}
