import Arrangements
import Foundation
import PayloadInput
import ScrubbingAttack
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
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

    @Test
    func `leaves nothing of the secrets in any payload`() throws {
        var generator = SecretGenerator(seed: 20_141_118)
        var refused = 0
        // `scripts/soak --scrubbing` does the same by the million.
        for round in 0..<TestEffort.count(64, plain: 16) {
            let payload = generator.payload()
            let text = String(decoding: payload.bytes, as: UTF8.self)
            guard let fake = try? scrubber.scrub(payload.bytes) else {
                refused += 1
                continue
            }
            let survivor = SurvivorSearch(in: fake).first(of: payload.parts)
            #expect(survivor == nil, "round \(round): \(text)")
            #expect(SensitiveText.problem(in: fake) == nil, "round \(round): \(text)")
            if round % 16 == 0 { #expect(try scrubber.scrub(payload.bytes) == fake) }
        }
        #expect(refused < 5)
    }

    @Test
    func `is searched by a search that finds what is there`() throws {
        // Otherwise the test above could not fail.
        var generator = SecretGenerator(seed: 3)
        var parts = 0
        for _ in 0..<TestEffort.count(50, plain: 15) {
            let payload = generator.payload()
            parts += payload.parts.count
            #expect(
                payload.parts.isEmpty
                    || SurvivorSearch(in: payload.bytes).first(of: payload.parts) != nil
            )
        }
        #expect(parts > TestEffort.count(1_000, plain: 300))
    }

    // The inputs with which a first version left personal data.
    @Test(arguments: [
        (
            #"{"id":1,"note":"Jane Doe of Acme wrote about https://acme.test/x"}"#,
            ["jane", "acme", "wrote"]
        ),
        (#"{"id":1,"born":"1984-05-03"}"#, ["1984"]),
        (#"{"id":1,"born":"03.05.1984","pin":"0812"}"#, ["1984", "0812"]),
        (
            #"{"id":1,"url":"https://acme.zendesk.com/users/%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E"}"#,
            ["%E5%B1%B1", "山田太郎", "acme"]
        ),
        (#"{"id":1,"n":"٣٤٥٦٧٨ １２３４５"}"#, ["٣٤٥٦", "１２３４"]),
        (#"{"id":1,"count":49151234567}"#, ["4915"]),
        (#"{"id":1,"url":"https://jane:secret@example.com/"}"#, ["jane", "secret"]),
        (#"{"id":1,"mail":"jane.doe%40acme.test"}"#, ["jane", "acme"]),
        (#"{"id":1,"mail":"\u006aane@acme.test"}"#, ["\\u006aane", "acme"]),
        (#"{"id":1,"name":"Jane Doe",}"#, ["jane"]),
        (#"<html><body>Welcome back, Jane Doe</body></html>"#, ["jane", "welcome"]),
        (#"{"id":1,"name":"Jane Do"#, ["jane"]),
        (#"{'id': 1, 'name': 'Jane', 'born': None}"#, ["jane"]),
        (#"{"jane.doe@acme.test":{"4915123456":1}}"#, ["jane", "acme", "4915"]),
    ])
    func `leaves nothing of this`(payload: String, secrets: [String]) throws {
        let fake = try scrub(payload)
        for secret in secrets { #expect(!fake.lowercased().contains(secret), "\(fake)") }
        #expect(try findings(in: Array(fake.utf8)) == findings(in: Array(payload.utf8)), "\(fake)")
    }

    @Test
    func `reads an e-mail address in UTF-16`() throws {
        let text = #"{"id":1,"mail":"jane.doe@acme.test"}"#
        let units: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let bytes: [UInt8] = [0xFF, 0xFE] + units
        #expect(SensitiveText.problem(in: bytes) == .address)
        let fake = try scrubber.scrub(bytes)
        #expect(fake.starts(with: [0xFF, 0xFE]))
        let shown = String(decoding: fake.filter { $0 != 0 }, as: UTF8.self)
        #expect(!shown.contains("jane") && !shown.contains("acme"))
        #expect(shown.contains("\"id\":1"))
    }

    @Test
    func `finds a fake for every case`() throws {
        var refused: [String] = []
        // The share below needs a hundred.
        let cases = TestEffort.sample(of: ShippedCorpus.cases, every: 5)
        for entry in cases {
            guard let fake = try? scrubber.scrub(entry.payload) else {
                refused.append(entry.id)
                continue
            }
            #expect(
                Set(try findings(in: fake)) == Set(try findings(in: entry.payload)),
                "\(entry.id)"
            )
        }
        // What only its exact characters show has no fake.
        #expect(refused.count * 50 < cases.count, "\(refused)")
    }

    @Test
    func `handles a long text in linear time`() throws {
        let text =
            "{\"id\":1,\"note\":\""
            + String(repeating: "word ", count: TestEffort.count(6_000, plain: 2_000)) + "\"}"
        #expect(try scrub(text).utf8.count == text.utf8.count)
        // One token after another without an end, and invisible characters far from the first.
        let chain = String(repeating: "a-", count: TestEffort.count(2_000, plain: 700))
        let invisible =
            String(repeating: "\u{200B}", count: 9) + String(repeating: "\u{AD}", count: 2_000)
        for content in [chain, String(repeating: "q.", count: 2_000) + invisible] {
            let text = "{\"id\":1,\"note\":\"\(content)\"}"
            #expect(try scrub(text).utf8.count == text.utf8.count)
        }
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
    func `keeps equal ids equal in keys, texts and links`() throws {
        let fake = try scrub(
            #"{"48213307115":1,"id":48213307115,"note":"user48213307115","url":"https://acme.zendesk.com/api/v2/sessions/48213307115.json"}"#
        )
        let root = try JSONDocument(parsing: fake).root
        let id = try #require(root["id"]?.number?.text)
        #expect(id != "48213307115" && id.count == 11)
        #expect(fake.ranges(of: id).count == 4, "\(fake)")
    }

    @Test
    func `keeps a link pointing to its session, at a reserved host of the same length`() throws {
        let link = "https://acme.zendesk.com/api/v2/users/12345/sessions/3432.json"
        let fake = try scrub("{\"id\":3432,\"user_id\":12345,\"url\":\"\(link)\"}")
        let root = try JSONDocument(parsing: fake).root
        let id = try #require(root["id"]?.number?.text)
        let user = try #require(root["user_id"]?.number?.text)
        let url = try #require(root["url"]?.string?.string)
        #expect(url.hasPrefix("https://"))
        #expect(url.hasSuffix(".example.com/api/v2/users/\(user)/sessions/\(id).json"))
        #expect(url.utf8.count == link.utf8.count)
        #expect(id != "3432" && user != "12345")
    }

    @Test
    func `moves times, and keeps their order and their dialects`() throws {
        let fake = try scrub(
            #"{"id":1,"authenticated_at":"2014-11-18T17:24:29Z","last_seen_at":"2014-11-18T19:30:52.250+02:00"}"#
        )
        let root = try JSONDocument(parsing: fake).root
        let created = Timestamp(try #require(root["authenticated_at"]?.string?.string))
        let seen = Timestamp(try #require(root["last_seen_at"]?.string?.string))
        #expect(created.dialect == .documented && seen.dialect == .rfc3339Offset)
        let distance = try #require(seen.moment).seconds - #require(created.moment).seconds
        // The time between two times can identify someone, too.
        #expect(distance > 0 && distance != 383)
        #expect(created.text.prefix(4) != "2014")
        // An offset says where someone is.
        #expect(!seen.text.hasSuffix("+02:00") && seen.text.contains("+"))
    }

    @Test
    func `leaves values that carry no data`() throws {
        let text = #"{ "id" : 0, "url": "", "user_id":null, "x":[true,false,{}] }"#
        #expect(try scrub(text).replacing(/"[a-z]":\[/, with: #""x":["#) == text)
        let placeholders =
            #"{"id":1,"authenticated_at":"0001-01-01T00:00:00Z","last_seen_at":"1970-01-01T00:00:00Z"}"#
        #expect(try scrub(placeholders) == placeholders)
        let list = #"{"sessions":[{"id":1},{"id":0}],"count":2}"#
        #expect(try scrub(list) == list)
    }

    @Test
    func `depends on its salt`() throws {
        let payload = Array(#"{"id":33153710247315}"#.utf8)
        let other = Scrubber(salt: [1])
        #expect(try scrubber.scrub(payload) != other.scrub(payload))
        #expect(Scrubber.randomSalt() != Scrubber.randomSalt())
    }

    @Test(arguments: [
        (["2011-12-31T23:59:59Z", "2012-02-28T23:00:00Z", "2012-02-29T10:00:00Z"]),
        (["2012-06-30T23:59:60Z", "2012-07-01T00:00:01Z"]),
        (["2014-11-18T17:24:29+02:00", "2014-11-18T15:24:30Z", "2014-11-18T15:24:31-07:00"]),
        (["1953-05-03T10:00:00Z", "1984-05-03T10:00:00Z", "2014-05-03T10:00:00Z"]),
    ])
    func `keeps the order of times, also near a leap day or a leap second`(times: [String]) throws {
        let moments = times.map { Timestamp($0).moment }
        for salt: UInt8 in 0..<20 {
            let list = times.map { "\"\($0)\"" }.joined(separator: ",")
            let fake = try Scrubber(salt: [salt]).scrub(Array("{\"id\":1,\"x\":[\(list)]}".utf8))
            let elements = try JSONDocument(parsing: fake).root.members?.last?.value.elements ?? []
            let fakes = elements.compactMap { $0.string?.string }
            #expect(fakes.count == times.count)
            for (first, second) in [(0, 1), (times.count - 2, times.count - 1)] {
                let before = try #require(moments[first])
                let after = try #require(moments[second])
                let left = Timestamp(fakes[first]).moment
                let right = Timestamp(fakes[second]).moment
                #expect((try #require(left) < #require(right)) == (before < after), "\(fakes)")
            }
        }
    }

    @Test
    func `moves dates by week and by day of the year`() throws {
        for text in ["1984-124", "1984124", "1984-W18-4", "1984W184", "2014-322T17:24:29Z"] {
            let fake = try scrub("{\"id\":1,\"authenticated_at\":\"\(text)\"}")
            let moved = try #require(
                try JSONDocument(parsing: fake).root["authenticated_at"]?.string?.string
            )
            #expect(Timestamp(moved).dialect == Timestamp(text).dialect, "\(moved)")
            #expect(
                moved.prefix(4) != text.prefix(4) && moved.suffix(3) != text.suffix(3),
                "\(moved)"
            )
        }
    }

    // What an outsider found to survive.
    @Test(arguments: [
        (#"{"id":7,"gender":"f"}"#, [#""f""#]), (#"{"id":7,"grade":"n"}"#, [#""n""#]),
        (
            #"{"id":7,"born":"1.1.1980","pin":"0812","year":"2000"}"#,
            ["1.1.", "1980", "081", "000"]
        ),
        (#"{"id":7,"name":"SsO8cmdlbiBNw7xsbGVy"}"#, ["O8", "Nw"]),
        (
            "{\"id\":7,\"x\":\"" + String(repeating: "\u{200B}\u{200C}\u{200C}", count: 20) + "\"}",
            ["\u{200B}\u{200C}"]
        ),
        (#"{"id":7,"log":"{\"name\":\"J\\u00fcrgen\"}"}"#, ["00fc", "rgen"]),
        (#"{"id":7,"name":"Null Head"}"#, ["Null", "Head"]),
        (#"{"id":7,"url":"https://[2001:db8:1984:503::aa]:1984/"}"#, ["1984", "503"]),
        (#"{"id":7,"url":"https://annameier.example.com/","m":"x@anna.example.org"}"#, ["anna"]),
        (
            "{\"id\":7,\"n\":\"q\u{FE04}\u{FE01}q\u{FE06}\u{FE0E}q\u{FE02}\"}",
            ["\u{FE04}", "\u{FE06}"]
        ),
        ("{\"id\":7,\"n\":\"x\u{200B}\u{200C}x\u{200B}\u{200C}x\"}", ["\u{200C}"]),
        (#"{"id":7,"name":"QW5uYSBNZWllcg=="}"#, ["W5u", "ZW"]),
        (#"{"id":7,"home":"FL 32767"}"#, ["32767"]),
        (#"{"id":7,"last_seen_at":"52300007"}"#, ["0007", "5230"]),
    ])
    func `leaves nothing of that either`(payload: String, secrets: [String]) throws {
        for salt: UInt8 in 0..<10 {
            let fake = try Scrubber(salt: [salt]).scrub(Array(payload.utf8))
            let text = String(decoding: fake, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(text)") }
        }
    }

    @Test
    func `keeps the form of JSON in a string`() throws {
        let fake = try scrub(#"{"id":7,"log":"{\"n\":\"J\\u00fcrgen\",\"x\":[1,true]}"}"#)
        let inner = try #require(
            try JSONDocument(parsing: fake).root.members?.last?.value.string?.string
        )
        #expect(try JSONDocument(parsing: inner).root.members?.count == 2, "\(inner)")
    }

    @Test
    func `does not replace separated letters by a simple substitution`() throws {
        let letters = "M a r g a r e t   H a m i l t o n".filter { $0 != " " }.lowercased()
        let spaced = letters.map(String.init).joined(separator: ".")
        let fake = try scrub("{\"id\":7,\"name\":\"\(spaced)\"}")
        let name = try #require(
            try JSONDocument(parsing: fake).root.members?.last?.value.string?.string
        )
        let pairs = zip(letters, name.filter { $0 != "." })
        var fakes: [Character: Set<Character>] = [:]
        for (letter, fake) in pairs { fakes[letter, default: []].insert(fake) }
        #expect(fakes["a"].map { $0.count > 1 } == true, "\(name)")
        #expect(zip(letters, name.filter { $0 != "." }).allSatisfy { $0 != $1 })
    }

    @Test
    func `leaves no pattern of a text in an encoding of one byte per letter`() throws {
        // рафа фара in Windows-1251.
        let bytes: [UInt8] = [0xF0, 0xE0, 0xF4, 0xE0, 0x20, 0xF4, 0xE0, 0xF0, 0xE0]
        let payload = Array(#"{"id":7,"name":""#.utf8) + bytes + Array(#""}"#.utf8)
        let fake = try scrubber.scrub(payload)
        #expect(fake.count == payload.count)
        let name = fake.dropLast(2).suffix(bytes.count)
        #expect(Set(name.prefix(4).dropFirst()).count == 1 && Set(name.suffix(3)).count == 1)
        #expect(try findings(in: fake) == findings(in: payload))
    }

    @Test
    func `keeps many short keys apart`() throws {
        let latin = (0..<26).map { "\"\(Character(Unicode.Scalar(UInt8(0x61 + $0))))\":\($0)" }
        let chinese = (0..<12).map { "\"\(Character(Unicode.Scalar(0x4E00 + $0) ?? "x"))\":\($0)" }
        let emoji = (0..<2).map { "\"\(Character(Unicode.Scalar(0x1F600 + $0) ?? "x"))\":\($0)" }
        let uuids = [1, 2].map { "\"0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5\($0)\":1" }
        for keys in [latin, chinese, emoji, uuids] {
            let fake = try scrub("{\"id\":5,\(keys.joined(separator: ","))}")
            let members = try JSONDocument(parsing: fake).root.members ?? []
            #expect(Set(members.map(\.key)).count == keys.count + 1, "\(fake)")
        }
    }

    @Test
    func `refuses an archive, with what to do`() {
        let failure = #expect(throws: CorpusFailure.self) {
            try scrub(
                #"{"log":{"version":"1.2","entries":[{"request":{"url":"https://a.test"}}]}}"#
            )
        }
        #expect(failure?.description.contains("add one of its answers, with --pick") == true)
    }

    @Test(arguments: [
        (#"{"id":1389e"#, "64 times: it does not break 'json/syntax' as the original does"),
        (
            #"{"id":0,"url":"https://%EB%B0%95%EB%B0%95%E%B0%95%ED%9D%AC@example.com/"}"#,
            "64 times: it still has a URL with a user name"
        ),
    ])
    func `says what keeps a payload from having a fake`(payload: String, reason: String) {
        let failure = #expect(throws: CorpusFailure.self) { try scrub(payload) }
        let message = failure?.description ?? "no failure"
        #expect(message.contains(reason), "\(message)")
    }

    @Test
    func `avoids what a mantissa and an exponent have in common with a token`() throws {
        let payload = #"{"id":1,"note":"282ee68f76da82d690e05c320eed0eea1b","count":6504680e0}"#
        for salt in UInt8(0)..<UInt8(TestEffort.count(200, plain: 50)) {
            let fake = try Scrubber(salt: [salt]).scrub(Array(payload.utf8))
            #expect(!String(decoding: fake, as: UTF8.self).contains("90e0"))
        }
    }

    @Test
    func `refuses a payload that is too long for a case, with what to do`() {
        let payload = [UInt8](repeating: 0x20, count: Scrubber.longestPayload + 1)
        let failure = #expect(throws: CorpusFailure.self) { try scrubber.scrub(payload) }
        #expect(failure?.description.contains("cut it down to the session") == true)
    }

    @Test
    func `hashes like the reference implementation of SipHash`() {
        let hash = KeyedHash(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
        #expect(hash.hash([]) == 0x726F_DB47_DD0E_0E31)
        #expect(hash.hash([0]) == 0x74F8_39C5_93DC_67FD)
        #expect(hash.hash([0, 1, 2, 3, 4, 5, 6, 7]) != hash.hash([0, 1, 2, 3, 4, 5, 6]))
    }
}
