import SessionContract
import Testing

@testable import SessionConformance

@Suite
struct `An aspect of models` {
    @Test(arguments: Aspect.allCases)
    func `has a title and an explanation of its own`(aspect: Aspect) {
        #expect(!aspect.title.isEmpty)
        #expect(aspect.title.count <= 40, "a column of a table has that width")
        #expect(aspect.explanation.hasSuffix("."))
        let others = Aspect.allCases.filter { $0 != aspect }
        #expect(!others.map(\.title).contains(aspect.title))
        #expect(!others.map(\.explanation).contains(aspect.explanation))
    }

    @Test
    func `is next to the others of its section`() {
        let sections = Aspect.allCases.map(\.section)
        let starts = sections.indices.filter { $0 == 0 || sections[$0 - 1] != sections[$0] }
            .map { sections[$0] }
        #expect(starts == Aspect.Section.allCases)
    }

    @Test
    func `is a choice for each policy`() {
        let policies = Aspect.allCases.compactMap(\.policy)
        let all = PolicyQuestion.allCases.map(Policy.question) + [.timestamps]
        #expect(Set(policies) == Set(all))
        #expect(policies.count == all.count)
        #expect(Aspect.allCases.allSatisfy { ($0.policy != nil) == ($0.demand == .choose) })
    }

    /// Payloads, and the aspects that they are about.
    private static let payloads: [(text: String, aspects: [Aspect])] = [
        (#"{"id":1}"#, [.onlyID]),
        (#"{"id":0}"#, [.integers]),
        (#"{"id":-1}"#, [.integers]),
        (#"{"id":9007199254740993}"#, [.integersFrom53]),
        (#"{"id":-9223372036854775808}"#, [.integersTo63]),
        (#"{"id":1,"user_id":9223372036854775807}"#, [.integersTo63]),
        (#"{"id":1,"url":null}"#, [.null]),
        (#"{"id":1,"user_id":5}"#, [.values]),
        (#"{"id":1,"url":""}"#, [.emptyText]),
        (#"{"id":1,"last_seen_at":""}"#, [.emptyText]),
        (#"{"id":1,"url":"https://é"}"#, [.unicode]),
        (#"{"id":1,"url":"https://😀"}"#, [.astral]),
        (#"{"id":1,"url":"https://\u0000"}"#, [.controlCharacters]),
        (#"{"id":1,"url":"https://a&b"}"#, [.quotes]),
        (#"{"id":1,"url":"HTTPS://a"}"#, [.links]),
        (#"{"id":1,"last_seen_at":"2014-11-18T17:24:29Z"}"#, [.values]),
        (#"{"id":1,"last_seen_at":"2014-11-18T17:24:29.5Z"}"#, [.timeFractions]),
        (#"{"id":1,"last_seen_at":"2014-11-18T17:24:29.1234Z"}"#, [.timePrecision]),
        (#"{"id":1,"last_seen_at":"2014-11-18T17:24:29+02:00"}"#, [.timeOffsets]),
        (#"{"id":1,"last_seen_at":"2016-12-31T23:59:60Z"}"#, [.leapSeconds]),
        (#"{"id":1,"last_seen_at":"1969-11-18T17:24:29Z"}"#, [.calendar]),
        (#"{"id":1,"last_seen_at":"yesterday"}"#, [.otherTimes]),
        (#"{"id":1,"x":0}"#, [.undeclared]),
        (#"{"id":1,"x":[]}"#, [.nested]),
        (#"{"id":1,"x":1e400}"#, [.unusualNumbers]),
        (#"{"id":1,"URL":"x"}"#, [.similarKeys]),
        (#"{"id":1,"URL":[]}"#, [.similarKeys]),
        (#"{"url":null,"id":1}"#, [.keyOrder]),
        (#"{ "id":1}"#, [.whiteSpace]),
        (#"{"\u0069d":1}"#, [.escapes]),
        ("{}", [.missingID]),
        (#"{"id":null}"#, [.nullID]),
        (#"{"id":"1"}"#, [.stringAsInteger]),
        (#"{"id":1.5}"#, [.fractionAsInteger]),
        (#"{"id":1,"user_id":true}"#, [.booleanAsInteger]),
        (#"{"id":{}}"#, [.nestedAsInteger]),
        (#"{"id":1,"url":1}"#, [.numberAsString]),
        (#"{"id":1,"url":false}"#, [.booleanAsString]),
        (#"{"id":1,"url":[]}"#, [.nestedAsString]),
        ("[]", [.notAnObject]),
        (#"{"id":"1","url":1}"#, [.stringAsInteger, .numberAsString]),
        ("{", [.incomplete]),
        (#"{"id":1}x"#, [.textAround]),
        (#"{"id":1/**/}"#, [.comments]),
        (#"{"id":1,}"#, [.punctuation]),
        (#"{'id':1}"#, [.quoting]),
        (#"{"id":1,"x":"\q"}"#, [.stringContent]),
        (#"{"id":NaN}"#, [.notANumber]),
        (#"{"id":01}"#, [.numberForms]),
        (#"{"id":1,"x":True}"#, [.literals]),
        (#"{"id":1,"id":2}"#, [.duplicateKeys]),
        (#"{"id":9223372036854775808}"#, [.integersFrom63]),
        (#"{"id":1.0}"#, [.integerSpelling]),
        (#"{"id":1,"url":"\ud800"}"#, [.loneSurrogates]),
        ("\u{FEFF}{\"id\":1}", [.byteOrderMark]),
    ]

    @Test(arguments: payloads)
    func `is found in a payload`(text: String, aspects: [Aspect]) {
        #expect(PayloadFeatures(of: Array(text.utf8)).aspects == aspects)
    }

    @Test
    func `is shown by each value of a payload that comes back`() {
        let text = #"{"id":-1,"url":null,"last_seen_at":"2014-11-18T17:24:29.5+02:00","x":[]}"#
        let aspects = PayloadFeatures(of: Array(text.utf8)).keptAspects
        #expect(
            Set(aspects) == [
                .null, .values, .integers, .timeFractions, .timeOffsets, .undeclared, .nested,
            ]
        )
    }
}

@Suite
struct `A count of aspects` {
    private func tally(of model: some Testee) async -> AspectTally {
        var options = ConformanceOptions()
        options.countsAspects = true
        options.phases = [.presence, .violations]
        return await ConformanceRun(model, options: options).run().coverage.aspects ?? AspectTally()
    }

    @Test
    func `counts what a right model keeps and rejects`() async {
        let counts = await tally(of: SessionObjectTestee()).counts
        #expect(counts[.null]?.kept == counts[.null]?.asked)
        #expect(counts[.null]?.asked ?? 0 > 60)
        #expect(counts[.comments]?.rejected == counts[.comments]?.asked)
        #expect(counts[.comments]?.asked ?? 0 > 20)
        #expect(counts[.depth] == nil, "no case of these phases is about it")
    }

    @Test
    func `has no kept payload of a model that loses nulls`() async {
        let counts = await tally(of: ForgetfulModel()).counts
        #expect(counts[.null]?.kept == 0)
        #expect(counts[.null]?.asked ?? 0 > 60)
        #expect(counts[.onlyID]?.kept ?? 0 > 0)
        #expect(counts[.values]?.kept == counts[.values]?.asked)
    }

    @Test
    func `is empty unless the options ask for it`() async {
        var options = ConformanceOptions()
        options.phases = [.presence]
        let result = await ConformanceRun(SessionObjectTestee(), options: options).run()
        #expect(result.coverage.aspects == nil)
    }

    /// Payloads that show one fault of a model each.
    private static let shown = [
        #"{/*a*/"id":5}"#, #"{"id":5,"x":"?"}"#, #"{"id":5,}"#, #"{"id":NaN}"#, "{}",
        #"{"id":"12345"}"#, #"{"id":5,"url":31}"#,
        #"{"id":5,"last_seen_at":"2014-11-18T17:24:29.5Z"}"#,
        #"{"id":5,"last_seen_at":"2014-11-18T17:24:29.1234567Z"}"#,
        #"{"id":5,"last_seen_at":"2016-12-31T23:59:60Z"}"#, #"{"id":9007199254740993}"#,
        #"{"id":9223372036854775807}"#, #"{"id":5,"URL":"x"}"#,
    ].enumerated().map { index, text in
        // A question mark is written as a byte that is not UTF-8.
        let bytes = text.utf8.map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 }
        return PlannedCase(id: "case-\(index)", payload: Array(bytes))
    }

    /// Returns what the findings about a model are about.
    private func aspectsOfFindings(about model: some Testee) async -> [[Aspect]] {
        var options = ConformanceOptions()
        options.phases = [.corpus]
        options.corpus = Self.shown
        return await ConformanceRun(model, options: options).run().findings.map(\.aspects)
    }

    @Test(arguments: [
        (FaultyModel.Fault.skipsBlockComments, [Aspect.comments]),
        (.repairsUTF8, [.encodings]), (.skipsTrailingCommas, [.punctuation]),
        (.acceptsNaN, [.notANumber]), (.makesUpMissingID, [.missingID]),
        (.readsTextAsID, [.stringAsInteger]), (.readsNumberAsLink, [.numberAsString]),
        (.losesFractions, [.timeFractions, .timePrecision]), (.movesLeapSeconds, [.leapSeconds]),
        (.refusesLargeIDs, [.integersFrom53, .integersTo63]),
    ])
    func `agrees with the findings`(fault: FaultyModel.Fault, aspects: [Aspect]) async {
        let found = await aspectsOfFindings(about: FaultyModel(faults: [fault]))
        #expect(Set(found.joined()) == Set(aspects))
    }

    @Test
    func `takes a value under a similar key for what it is`() async {
        let found = await aspectsOfFindings(about: ModelWithoutCase())
        // It also replaces bytes that are not UTF-8.
        #expect(Set(found.joined()) == [.similarKeys, .encodings])
    }
}

/// A model that takes a key in capitals for that of a field.
private struct ModelWithoutCase: Testee {
    let identity = TesteeIdentity(name: "without case")

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        let text = String(decoding: payload, as: UTF8.self).replacing("\"URL\":", with: "\"url\":")
        return await SessionObjectTestee().answer(to: Array(text.utf8))
    }
}

/// A model that forgets which fields were null.
private struct ForgetfulModel: Testee {
    let identity = TesteeIdentity(name: "forgetful")

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        let answer = await SessionObjectTestee().answer(to: payload)
        guard case .accepted(let output, let fields) = answer else { return answer }
        var text = String(decoding: output, as: UTF8.self)
        for key in ["authenticated_at", "last_seen_at", "url", "user_id"] {
            text = text.replacing(",\"\(key)\":null", with: "")
        }
        return .accepted(Array(text.utf8), fields: fields)
    }
}
