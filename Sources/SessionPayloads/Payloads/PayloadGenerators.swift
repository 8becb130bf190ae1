package import Gen
import SessionContract
import SessionModel
import StrictJSON

/// Generators of payloads.
package enum PayloadGenerators {
    /// The version of the generators, which reports show next to the seed.
    ///
    /// The same seed gives different payloads in another version.
    package static let version = 2

    /// Returns a generator of payloads of all kinds, including changed copies of `seeds`, if any.
    package static func all(seeds: [[UInt8]] = []) -> Generator<[UInt8]> {
        .frequency(
            (12, plain),
            (5, respelled),
            (5, violating),
            (3, asking),
            (2, damaged),
            (seeds.isEmpty ? 0 : 4, mutated(seeds)),
        )
    }

    /// Conforming payloads in plain spelling.
    package static let plain = SessionGenerators.withLongText.map { $0.json() }

    /// Conforming payloads in any spelling, with undeclared fields.
    package static let respelled = Generator<[UInt8]> { source throws(Rejection) in
        let session = try source.draw(SessionGenerators.ordinary)
        let forms = try source.draw(escapeForms)
        var draft = PayloadDraft(session)
        draft.forms = forms
        for _ in 0..<(try source.draw(insertions)) {
            let place = try source.draw(places) % (draft.members.count + 1)
            let key = try source.draw(undeclaredKeys)
            let value = try source.draw(anyValue)
            // A duplicate key would raise a question, so the payload would not just conform.
            guard !draft.contains(undeclared: key) else { continue }
            draft.insert(undeclared: key, value, at: place)
        }
        for index in draft.members.indices {
            let other = index + (try source.draw(places)) % (draft.members.count - index)
            draft.members.swapAt(index, other)
        }
        // One random number selects the keys and values to respell, with two bits per member.
        let choice = try source.draw(choices)
        for index in draft.members.indices {
            draft.members[index].respellsKey = choice &>> UInt16(2 * index) & 1 != 0
            draft.members[index].respellsValue = choice &>> UInt16(2 * index) & 2 != 0
        }
        draft.gaps = try source.draw(gaps)
        return draft.bytes
    }

    /// Payloads with exactly one fault.
    package static let violating = Generator<[UInt8]> { source throws(Rejection) in
        let draft = PayloadDraft(try source.draw(SessionGenerators.ordinary))
        let kind = try source.draw(kinds)
        let position = try source.draw(positions) % kind.positions.count
        return PayloadFault(kind: kind, position: kind.positions[position]).payload(from: draft)
    }

    /// Payloads that raise a question that the contract leaves open.
    package static let asking = Generator<[UInt8]> { source throws(Rejection) in
        let draft = PayloadDraft(try source.draw(SessionGenerators.ordinary))
        let probe = try source.draw(probes)
        return probe.payload(from: draft)
    }

    // Payloads with up to 100,000 brackets are slow, so only the fixed plan contains them.
    private static let probes = Generator<PolicyProbe>.element(
        of: PolicyProbe.all.filter { $0.question != .depth }
    )

    // Generators are created once, because creating one costs more than drawing from it.
    private static let kinds = Generator<PayloadFault.Kind>.element(of: PayloadFault.Kind.all)
    private static let positions = Generator<Int>.integer(in: 0...255)
    private static let choices = Generator<UInt16>.integer()
    private static let insertions = Generator<Int>.integer(in: 0...2)
    private static let places = Generator<Int>.integer(in: 0...7)

    /// Payloads that are cut off, or have bytes changed, removed or duplicated.
    package static let damaged = Generator<[UInt8]> { source throws(Rejection) in
        try PayloadDamage.damaged(try source.draw(SessionGenerators.ordinary).json(), &source)
    }

    /// Returns a generator of changed copies of `seeds`, to try their unusual parts in more places.
    package static func mutated(_ seeds: [[UInt8]]) -> Generator<[UInt8]> {
        let seeds = seeds.map { StartingPayload($0) }
        let indices = Generator<Int>.integer(in: 0...max(0, seeds.count - 1))
        return Generator<[UInt8]> { source throws(Rejection) in
            let index = try source.draw(indices)
            guard seeds.indices.contains(index) else { return [] }
            return try PayloadDamage.mutated(seeds[index], &source)
        }
    }
}

// MARK: - Spelling

extension PayloadGenerators {
    private static let escapeForms = Generator<EscapeForm>.element(of: EscapeForm.allCases)
        .array(count: 0...4)

    private static let gaps = Generator<WhiteSpace>.element(
        of: ["", " ", "\n", "\t", "\r", "\r\n", "  ", "\n    "].map { WhiteSpace($0) }
    ).array(count: 0...5)

    /// Keys that no session declares.
    private static let undeclaredKeys = Generator<String>.frequency(
        (3, .element(of: UndeclaredMembers.keys)),
        (1, TextGenerators.hostile),
    ).filter { DeclaredField(key: .init($0)) == nil }

    /// JSON values of every type with little nesting; the fixed plan has deeper ones.
    static let anyValue = Generator<[UInt8]>.recursive(depth: 2, base: leafValue) { inner in
        Generator<[UInt8]>.frequency(
            (1, inner.array(count: 0...3).map { UndeclaredMembers.array($0) }),
            (1, inner.array(count: 0...3).map { UndeclaredMembers.object($0) }),
        )
    }

    private static let leafValue = Generator<[UInt8]>.frequency(
        (3, .element(of: UndeclaredMembers.leaves)),
        (1, Generator<Int64>.integer().map { PayloadDraft.decimal($0) }),
        (1, TextGenerators.hostile.map { PayloadDraft.quoted($0) }),
    )
}
