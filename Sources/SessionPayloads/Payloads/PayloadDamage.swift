import Gen
import SessionContract
import SessionModel
import StrictJSON

/// Random changes to payloads, whatever the result.
///
/// The expectation is derived from the resulting bytes.
enum PayloadDamage {
    /// Returns a payload with some bytes removed, replaced or inserted.
    static func damaged(
        _ payload: [UInt8],
        _ source: inout Source
    ) throws(Rejection) -> [UInt8] {
        var bytes = payload
        let place = try source.draw(places) % (bytes.count + 1)
        let count = try source.draw(upToThree)
        let end = min(bytes.count, place + count)
        switch try source.draw(upToThree) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.replaceSubrange(place..<end, with: try source.draw(tokens))
        default: bytes.insert(contentsOf: payload[place..<end], at: place)
        }
        return bytes
    }

    // Generators are created once, because creating one costs more than drawing from it.
    private static let places = Generator<Int>.integer(in: 0...1023)
    private static let upToThree = Generator<Int>.integer(in: 0...3)
    private static let changes = Generator<Int>.integer(in: 0...5)
    private static let fields = Generator<DeclaredField>.element(of: DeclaredField.allCases)

    private static let tokens = Generator<[UInt8]>.element(
        of: [
            "0", "1", "-", ".", "e", "\"", "\\", ",", ":", "{", "}", "[", "]", "null", "true", " ",
            "\n", "\u{0}", "'", "/", "\\u0000", "\\ud800", "\u{E9}", "\u{FEFF}", "id", "#",
        ].map { Array($0.utf8) } + [[0xFF], [0x80], [0xC0]]
    )

    /// Returns a payload with members changed, added, duplicated or removed, or with damaged bytes
    /// if it is not an object.
    static func mutated(
        _ start: StartingPayload,
        _ source: inout Source
    ) throws(Rejection) -> [UInt8] {
        guard var draft = start.draft else { return try damaged(start.payload, &source) }
        for _ in 0...(try source.draw(upToThree)) {
            try mutate(&draft, &source)
        }
        return draft.bytes
    }

    private static func mutate(
        _ draft: inout PayloadDraft,
        _ source: inout Source
    ) throws(Rejection) {
        let count = draft.members.count
        let index = try source.draw(places) % max(1, count)
        let field = try source.draw(fields)
        switch try source.draw(changes) {
        case 0 where count > 0: draft.members.remove(at: index)
        case 1 where count > 0: draft.setValue(ofMemberAt: index, to: try source.draw(sessionValue))
        case 2 where count > 0: draft.members.append(draft.members[index])
        case 3 where count > 0: draft.members.swapAt(index, 0)
        case 4: draft.set(field, to: try source.draw(sessionValue))
        default: draft.remove(field == .id ? .url : field)
        }
    }

    private static let sessionValue = Generator<[UInt8]>.frequency(
        (2, .element(of: UndeclaredMembers.leaves)),
        (2, TextGenerators.hostile.map { PayloadDraft.quoted($0) }),
        (2, TextGenerators.timestamp.map { PayloadDraft.quoted($0) }),
        (2, Generator<Int64>.integer().map { PayloadDraft.decimal($0) }),
    )
}
