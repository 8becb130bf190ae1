import Arrangements
import SessionContract
import SessionModel
import TestEffort
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `A planned fault` {
    private static let drafts = [SessionObject(id: 0), .documented].map { PayloadDraft($0) }

    private func verdict(_ payload: [UInt8]) -> PayloadVerdict {
        unsafe PayloadVerdict(on: payload.span.bytes)
    }

    @Test
    func `violates exactly the rule that it is labelled with`() {
        for draft in Self.drafts {
            for fault in TestEffort.sample(of: PayloadFault.all, every: 3) {
                let payload = fault.payload(from: draft)
                #expect(verdict(payload).rules == [fault.rule], "\(fault.id)")
                let rules = PayloadReading(of: payload).violations.map(\.rule)
                #expect(rules == [fault.rule], "\(fault.id)")
                let errors = Judged(session: payload).faults.map(\.rule)
                    .filter { $0.defaultSeverity == .error }
                #expect(Set(errors) == [fault.rule], "\(fault.id)")
            }
        }
    }

    @Test
    func `is the only fault of its payload, at its position`() {
        for draft in Self.drafts {
            for fault in TestEffort.sample(of: PayloadFault.all, every: 3) {
                let (kind, position) = (fault.kind, fault.position)
                // The same payload with a text that belongs there conforms.
                let sound = soundTexts(around: position.own(in: draft)).contains { text in
                    let payload = position.payload(of: draft, with: text)
                    return verdict(payload).kind == .conforms
                }
                #expect(sound, "\(fault.id)")
                let text = kind.text(around: position.own(in: draft), in: draft)
                let marked = position.payload(of: draft, with: Self.mark)
                let place = marked.firstRange(of: Self.mark)?.lowerBound ?? .max
                let payload = fault.payload(from: draft)
                #expect(
                    payload.dropFirst(place).starts(with: text) || text.isEmpty,
                    "\(fault.id)"
                )
            }
        }
    }

    /// A text that no payload contains.
    private static let mark = Array("\u{E000}".utf8)

    /// Returns texts one of which belongs at any position with this own text.
    private func soundTexts(around own: [UInt8]) -> [[UInt8]] {
        [" ", "0", #""""#, #"{"id":1}"#, #""@""#, #""@":0"#, "{@}", "[@]"]
            .map { PositionedText($0).around(own) }
    }

    @Test
    func `of each kind has a name of its own`() {
        let names = PayloadFault.Kind.all.map(\.name)
        let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(repeated.isEmpty)
    }

    @Test
    func `of syntax, encoding or type is in every position in which it makes sense`() {
        let fields = DeclaredField.allCases.map(\.key)
        let values = Set(fields + ["skipped", "in-array", "in-object", "root"])
        let keys: Set<String> = ["declared-key", "undeclared-key", "nested-key"]
        for kind in PayloadFault.Kind.words { #expect(names(kind) == values, "\(kind.name)") }
        for kind in PayloadFault.Kind.strings {
            #expect(names(kind) == values.union(keys), "\(kind.name)")
        }
        let types = PayloadFault.all.filter { $0.rule == .contractType }
        #expect(Set(types.map(\.position.name)) == Set(fields))
        let encodings = PayloadFault.all.filter { $0.rule == .jsonEncoding }
        #expect(Set(encodings.map(\.position.name)).isSuperset(of: values.union(keys)))
    }

    private func names(_ kind: PayloadFault.Kind) -> Set<String> {
        Set(kind.positions.map(\.name))
    }

    @Test(
        arguments: [
            #"{"id":1,"url":NaN}"#, #"{"id":1,"user_id":-Infinity}"#, #"{"id":1,"a":Infinity}"#,
            #"{"id":1,"a":[0,,0]}"#, ")]}'\n{\"id\":1}", "[1,null,null,null,null]",
            "[null,1,null,null,null]", #"{"id":1,"a":[0,/**/0]}"#, #"{"id":1,"a":{"b":01}}"#,
        ]
    )
    func `is asked where models were found to be wrong`(payload: String) {
        let planned = FixedPlan.cases(of: .violations).contains {
            $0.payload.elementsEqual(payload.utf8)
        }
        #expect(planned)
    }

    @Test
    func `is asked in a skipped value that is not UTF-8`() {
        let payload = Array(#"{"id":1,"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(FixedPlan.cases(of: .violations).contains { $0.payload == payload })
    }
}

@Suite
struct `A planned question` {
    @Test
    func `is exactly the one that its probe is labelled with`() {
        for session in [SessionObject(id: 0), .documented] {
            for probe in PolicyProbe.all {
                let payload = probe.payload(from: PayloadDraft(session))
                let verdict = unsafe PayloadVerdict(on: payload.span.bytes)
                #expect(verdict.kind == .implementationDefined, "\(probe.id)")
                #expect(verdict.questions == [probe.question], "\(probe.id)")
                let reading = PayloadReading(of: payload)
                #expect(reading.kind == .implementationDefined, "\(probe.id)")
                #expect(reading.questions == [probe.question], "\(probe.id)")
            }
        }
    }

    @Test
    func `about text and keys is in every position in which it makes sense`() {
        let ids = Set(PolicyProbe.all.map(\.id))
        let places = ["url", "skipped", "in-array", "in-object", "undeclared-key", "nested-key"]
        for place in places { #expect(ids.contains("lone-surrogate-high-\(place)")) }
        for field in DeclaredField.allCases {
            #expect(ids.contains("duplicate-key-different-\(field.key)"))
            #expect(ids.contains("duplicate-key-escaped-\(field.key)"))
        }
        for place in ["skipped", "in-array", "in-object"] {
            #expect(ids.contains("duplicate-key-different-\(place)"))
        }
    }
}
