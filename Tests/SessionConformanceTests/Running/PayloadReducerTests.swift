import SessionContract
import SessionModel
import StrictJSON
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The payload reducer` {
    private func smallest(
        _ payload: String,
        where shows: @escaping (PayloadReading, String) -> Bool
    ) async -> String {
        var reducer = PayloadReducer(Array(payload.utf8), limit: 2000) { payload in
            shows(payload, String(decoding: payload.payload, as: UTF8.self))
        }
        await reducer.reduce()
        return String(decoding: reducer.best, as: UTF8.self)
    }

    private let session = #"""
        { "id" : 77 , "authenticated_at":"2014-11-18T17:24:29Z", "x":{"y":[1,2,{"z":null}]},
          "url":"https:\/\/example.com\/\u00e9", "user_id":-33153710247315, "last_seen_at":null }
        """#

    @Test
    func `shrinks any session to the smallest one`() async {
        #expect(await smallest(session) { reading, _ in reading.kind == .conforms } == #"{"id":1}"#)
    }

    @Test
    func `keeps the state of a field and drops everything else`() async {
        let null = await smallest(session) { reading, _ in
            reading.kind == .conforms && reading.fields[.lastSeenAt] == .null
        }
        #expect(null == #"{"id":1,"last_seen_at":null}"#)
    }

    @Test
    func `shrinks a number to its threshold`() async {
        let number = await smallest(session) { reading, _ in
            guard case .integer(let id) = reading.fields[.userID] else { return false }
            return reading.kind == .conforms && id.magnitude > 1 << 31
        }
        #expect(number == #"{"id":1,"user_id":2147483649}"#)
    }

    @Test
    func `shrinks a string to the character at fault`() async {
        let text = await smallest(session) { reading, _ in
            guard case .string(let text) = reading.fields[.url] else { return false }
            return text.bytes.contains(0xC3)
        }
        #expect(text == #"{"id":1,"url":"https://é"}"#)
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func `keeps as many layers of a nested value as needed`(open: String, close: String) async {
        func nested(_ depth: Int) -> String {
            let (head, tail) = (
                String(repeating: open, count: depth), String(repeating: close, count: depth)
            )
            return #"{"id":1,"x":\#(head)0\#(tail)}"#
        }
        let payload = await smallest(nested(500)) { reading, text in
            reading.kind == .conforms && text.count { $0 == "[" || $0 == "{" } > 201
        }
        #expect(payload.count { $0 == "[" || $0 == "{" } == 202)
        #expect(payload.utf8.count <= nested(201).utf8.count)
    }

    @Test
    func `keeps white space and escapes that matter`() async {
        let space = await smallest(session) { reading, text in
            reading.kind == .conforms && text.contains("\n")
        }
        #expect(
            space.replacing("\n", with: "") == #"{"id":1}"# && space.utf8.count == 9,
            "\(space)"
        )
        let escape = await smallest(session) { reading, text in
            reading.kind == .conforms && text.contains("\\/")
        }
        #expect(escape == #"{"id":1,"":"\/"}"#)
    }

    @Test
    func `drops bytes of text that is not JSON`() async {
        let text = await smallest(session + ",,") { reading, _ in
            reading.violations.first?.rule == .jsonSyntax
        }
        #expect(text == #"{"id":1}a"#)
    }

    @Test
    func `stops at the limit of attempts`() async {
        var asked = 0
        var reducer = PayloadReducer(Array(session.utf8), limit: 7) { _ in
            asked += 1
            return false
        }
        await reducer.reduce()
        #expect(asked == 7)
        #expect(reducer.best == Array(session.utf8))
    }
}
