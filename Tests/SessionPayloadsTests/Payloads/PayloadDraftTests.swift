import Gen
import SessionContract
import SessionModel
import Testing

@testable import SessionPayloads

@Suite
struct `A payload draft` {
    private func text(_ draft: PayloadDraft) -> String {
        String(decoding: draft.bytes, as: UTF8.self)
    }

    @Test
    func `of a session has the order of the vendor's sample`() {
        let session = SessionObject(
            id: 1,
            authenticatedAt: .value("a\"b"),
            lastSeenAt: .null,
            url: .value(""),
            userID: .value(-20)
        )
        #expect(
            text(PayloadDraft(session))
                == #"{"authenticated_at":"a\"b","id":1,"last_seen_at":null,"url":"","user_id":-20}"#
        )
        #expect(text(PayloadDraft()) == "{}")
    }

    @Test
    func `can set, add, insert, move and remove members`() {
        var draft = PayloadDraft(SessionObject(id: 1, url: .null))
        draft.set(.id, to: "[ 2 ]".utf8)
        draft.set(.userID, to: "3".utf8)
        #expect(text(draft) == #"{"id":[ 2 ],"url":null,"user_id":3}"#)
        draft.insert(undeclared: "x", "4".utf8, at: 1)
        draft.append(.id, "5".utf8)
        draft.append(spelled: #""\u0069d""#, "6".utf8)
        draft.members.swapAt(0, 2)
        #expect(
            text(draft)
                == #"{"url":null,"x":4,"id":[ 2 ],"user_id":3,"id":5,"\u0069d":6}"#
        )
        #expect(draft.contains(undeclared: "x"))
        #expect(!draft.contains(undeclared: "id"))
        draft.remove(.id)
        draft.members.append(draft.members[1])
        #expect(text(draft) == #"{"url":null,"x":4,"user_id":3,"\u0069d":6,"x":4}"#)
    }

    @Test
    func `fills its gaps with white space, in turn`() {
        var draft = PayloadDraft(SessionObject(id: 1, url: .null))
        draft.gaps = [WhiteSpace(" "), WhiteSpace("\n\t"), .none]
        #expect(draft.gapCount == 10)
        #expect(text(draft) == " {\n\t\"id\": 1\n\t,\"url\" :\n\tnull} ")
    }

    @Test
    func `respells only selected strings, in the given forms, in turn`() {
        var draft = PayloadDraft(SessionObject(id: 12, url: .value("/é\u{1F600}\"\n")))
        draft.forms = [.short, .uppercase, .lowercase, .plain]
        draft.members[0].respellsValue = true
        draft.members[1].respellsKey = true
        draft.members[1].respellsValue = true
        #expect(
            text(draft)
                == #"{"id":12,"u\u0072\u006c":"\/\u00E9\ud83d\ude00\"\n"}"#
        )
        draft.forms = []
        #expect(text(draft) == "{\"id\":12,\"url\":\"/é\u{1F600}\\\"\\n\"}")
    }

    @Test
    func `does not respell values that are not whole strings`() {
        for value in [#""a"#, #""a"b"#, "\"\n\"", #""\ud800""#, "\"", "12", "", #"["a"]"#] {
            var draft = PayloadDraft(SessionObject(id: 1))
            draft.set(.url, to: value.utf8)
            draft.forms = [.lowercase]
            draft.members[1].respellsValue = true
            #expect(text(draft) == #"{"id":1,"url":\#(value)}"#)
        }
    }

    @Test
    func `keeps its meaning when it is respelled`() {
        let forms = Generator<EscapeForm>.element(of: EscapeForm.allCases).array(count: 1...4)
        let outcome = Generator<(SessionObject, [EscapeForm])>.zip(
            SessionGenerators.ordinary,
            forms
        )
        .check(RunSettings(cases: 1000, seed: 11)) { session, forms in
            var draft = PayloadDraft(session)
            let plain = PayloadReading(of: draft.bytes)
            draft.forms = forms
            for index in draft.members.indices {
                draft.members[index].respellsKey = true
                draft.members[index].respellsValue = true
            }
            return PayloadReading(of: draft.bytes) == plain
        }
        #expect(outcome.verdict == .passed)
    }
}
