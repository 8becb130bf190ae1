import Foundation
import SessionModel
import Testing

@Suite
struct `A timestamp` {
    @Test(arguments: [
        "2014-11-18T17:24:29Z", "2014-11-18t17:24:29.500+00:00", "", " x ", "\u{0}",
        "9".description,
        "e\u{301}", "\u{E9}", "🕰️",
    ])
    func `keeps its text through Foundation's coders`(text: String) throws {
        let timestamp = Timestamp(text)
        #expect(Array(timestamp.text.utf8) == Array(text.utf8))
        let data = try JSONEncoder().encode([timestamp])
        let decoded = try JSONDecoder().decode([Timestamp].self, from: data)
        #expect(decoded == [timestamp])
        #expect(Array(decoded[0].text.utf8) == Array(text.utf8))
    }

    @Test
    func `is equal to another only by its scalars`() {
        let composed: Timestamp = "\u{E9}"
        let decomposed: Timestamp = "e\u{301}"
        #expect(composed.text == decomposed.text)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        // Two spellings of one moment are different timestamps.
        let utc: Timestamp = "2014-11-18T17:24:29Z"
        let zero: Timestamp = "2014-11-18T17:24:29+00:00"
        #expect(utc != zero)
        #expect(utc.moment == zero.moment)
        #expect(utc == Timestamp("2014-11-18T17:24:29Z"))
    }

    @Test
    func `is made from a moment in the documented form`() {
        let timestamp = Timestamp(Timestamp.Moment(seconds: 1_416_331_469))
        #expect(timestamp == "2014-11-18T17:24:29Z")
        #expect(timestamp.dialect == .documented)
        #expect("\(timestamp)" == "2014-11-18T17:24:29Z")
    }

    @Test(arguments: ["null", "3", "true", "[]", "{}"])
    func `is decoded only from a string`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Timestamp].self, from: Data("[\(json)]".utf8))
        }
    }
}
