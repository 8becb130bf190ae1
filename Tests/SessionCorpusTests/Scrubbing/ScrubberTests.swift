import Arrangements
import Foundation
import PayloadInput
import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The scrubber` {
    private let scrubber = Scrubber(salt: Array("a secret of some length".utf8))

    private func scrub(_ text: String) throws -> String {
        String(decoding: try scrubber.scrub(Array(text.utf8)), as: UTF8.self)
    }

    private func findings(in payload: [UInt8]) throws -> [String] {
        var options = Judged.Options(.json)
        options.now = CaseOracle.now
        return try Judged(payload, options).faults.map { "\($0.rule.id) \($0.kind)" }
    }

    /// Returns the values in a payload that may be personal data: ids, words, hosts and times.
    private func values(in payload: [UInt8]) throws -> Set<String> {
        let root = try JSONDocument(parsing: payload).root
        var values: Set<String> = []
        func visit(_ value: JSONValue) {
            switch value.content {
            case .number(let number) where number.text.count >= 5: values.insert(number.text)
            case .string(let string):
                let text = string.description
                if text.utf8.count >= 5 { values.insert(text) }
                for part in text.split(whereSeparator: { "/.@:?= ".contains($0) })
                where part.utf8.count >= 6 && !["sessions", "zendesk", "company"].contains(part) {
                    values.insert(String(part))
                }
            case .array(let elements):
                for element in elements { visit(element) }
            case .object(let members):
                for member in members { visit(member.value) }
            case .null, .bool, .number: break
            }
        }
        visit(root)
        return values
    }

    @Test
    func `keeps the findings and no value of any payload`() throws {
        var generator = RandomPayloads(seed: 20_141_118)
        var shown: Set<String> = []
        for round in 0..<160 {
            let payload = Array(generator.payload().utf8)
            let original = String(decoding: payload, as: UTF8.self)
            let fake = try scrubber.scrub(payload)
            let before = try findings(in: payload)
            shown.formUnion(before)
            #expect(try findings(in: fake) == before, "round \(round): \(original)")
            // Two times have the same text in many payloads, so the fake of another time may equal
            // one of them.
            let survivors = try values(in: payload).intersection(values(in: fake))
            #expect(survivors == [], "round \(round): \(original)")
            if round % 8 == 0 { #expect(try scrubber.scrub(payload) == fake) }
        }
        // The payloads must have shown most rules.
        let rules = Set(shown.map { $0.split(separator: " ")[0] })
        #expect(rules.count >= 17, "\(rules.sorted())")
    }

    @Test
    func `finds a fake for every case that is JSON`() throws {
        var scrubbed = 0
        for entry in ShippedCorpus.cases where entry.expectation.syntax == .valid {
            do {
                let fake = try scrubber.scrub(entry.payload)
                #expect(try findings(in: fake) == findings(in: entry.payload), "\(entry.id)")
                scrubbed += 1
            } catch {
                Issue.record("\(entry.id): \(error)")
            }
        }
        #expect(scrubbed == (try CountedFolder.validCases()))
    }

    @Test
    func `handles a long text in linear time`() throws {
        let text = "{\"id\":1,\"note\":\"" + String(repeating: "word ", count: 20_000) + "\"}"
        #expect(try scrub(text).utf8.count == text.utf8.count)
    }

    @Test
    func `keeps equal values equal and different values different`() throws {
        let fake = try scrub(
            #"[{"id":3432,"user_id":3432},{"id":3432,"user_id":3433},{"id":34320,"user_id":7}]"#
        )
        let elements = try #require(try JSONDocument(parsing: fake).root.elements)
        let ids = elements.compactMap { $0["id"]?.number?.text }
        let users = elements.compactMap { $0["user_id"]?.number?.text }
        #expect(ids[0] == ids[1] && ids[0] == users[0])
        #expect(ids[0] != users[1])
        #expect(ids.map(\.count) == [4, 4, 5] && users.map(\.count) == [4, 4, 1])
    }

    @Test
    func `keeps a link pointing to its session, at a reserved host`() throws {
        let fake = try scrub(
            #"{"id":3432,"user_id":12345,"url":"https://acme.zendesk.com/api/v2/users/12345/sessions/3432.json"}"#
        )
        let root = try JSONDocument(parsing: fake).root
        let id = try #require(root["id"]?.number?.text)
        let user = try #require(root["user_id"]?.number?.text)
        #expect(
            root["url"]?.string
                == JSONString(
                    "https://company.zendesk.com/api/v2/users/\(user)/sessions/\(id).json"
                )
        )
        #expect(id != "3432" && user != "12345")
    }

    @Test
    func `shifts times by one distance and keeps their dialects`() throws {
        let fake = try scrub(
            #"{"id":1,"authenticated_at":"2014-11-18T17:24:29Z","last_seen_at":"2014-11-18T19:30:52.250+02:00"}"#
        )
        let root = try JSONDocument(parsing: fake).root
        let created = Timestamp(try #require(root["authenticated_at"]?.string?.string))
        let seen = Timestamp(try #require(root["last_seen_at"]?.string?.string))
        #expect(created.dialect == .documented && seen.dialect == .rfc3339Offset)
        let distance = try #require(seen.moment).seconds - #require(created.moment).seconds
        #expect(distance == 383)
        #expect(created.text != "2014-11-18T17:24:29Z")
        #expect(seen.text.hasSuffix(".250+02:00"))
    }

    @Test
    func `leaves values that carry no data`() throws {
        let text = #"{ "id" : 0, "url": "", "user_id":null, "x":[true,false,{}], "count":25 }"#
        #expect(try scrub(text) == text)
    }

    @Test
    func `depends on its salt`() throws {
        let payload = Array(#"{"id":33153710247315}"#.utf8)
        let other = Scrubber(salt: [1])
        #expect(try scrubber.scrub(payload) != other.scrub(payload))
        #expect(Scrubber.randomSalt() != Scrubber.randomSalt())
    }

    @Test
    func `makes fakes that pass the safety rules of the lint`() throws {
        var generator = RandomPayloads(seed: 7)
        for _ in 0..<100 {
            let fake = try scrubber.scrub(Array(generator.session().utf8))
            let writer = CaseWriter(id: "staging-x", payloadName: "x.payload", version: "1.0.0")
            var draft = CaseDraft(
                fake,
                topic: .staging,
                title: "t",
                why: "w",
                source: CaseSource(.live, ref: "x", on: "2026-11-23", isScrubbed: true)
            )
            draft.refs = ["rfc8259"]
            var mistakes = MistakeList(in: CorpusText(path: "", bytes: []))
            let reader = CaseReader(topic: .staging) { _ in fake }
            let entry = try #require(reader.read(writer.tree(of: draft), &mistakes))
            let unsafe = CorpusLint.findings(in: entry).filter { $0.rule.group == "safety" }
            #expect(unsafe == [], "\(String(decoding: fake, as: UTF8.self))")
        }
    }

    @Test
    func `rejects text that is not JSON, since its values cannot be located`() {
        #expect(throws: CorpusFailure.self) { try scrub(#"{"id":1,}"#) }
        #expect(throws: CorpusFailure.self) { try scrub("") }
        #expect(throws: CorpusFailure.self) { try scrub(#"{"id":1} x"#) }
    }

    @Test
    func `hashes like the reference implementation of SipHash`() {
        let hash = KeyedHash(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
        #expect(hash.hash([]) == 0x726F_DB47_DD0E_0E31)
        #expect(hash.hash([0]) == 0x74F8_39C5_93DC_67FD)
        #expect(hash.hash([0, 1, 2, 3, 4, 5, 6, 7]) != hash.hash([0, 1, 2, 3, 4, 5, 6]))
    }
}
