import Foundation
import Testing

@testable import StandInAPI

@Suite
struct `Texts made without Foundation` {
    @Test
    func `are the Base64 that Foundation makes`() {
        var bytes: [UInt8] = []
        for length in 0..<200 {
            let text = Base64.encoded(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.decoded(text) == bytes)
            bytes.append(UInt8(length * 73 & 0xFF))
        }
    }

    @Test(arguments: ["a", "YQ", "YQ=", "YR==", "YQ==x", "Y Q=", "=", "YQ===", "\u{E9}\u{E9}"])
    func `are refused when they are no Base64`(text: String) {
        #expect(Base64.decoded(text) == nil)
    }

    @Test
    func `are the moments that Foundation writes`() {
        var seconds = 0
        while seconds < 33_000_000_000 {
            let date = Date(timeIntervalSince1970: Double(seconds))
            let time = CivilTime(secondsSince1970: seconds)
            #expect(time.documentedForm == date.formatted(.iso8601))
            seconds += 86_400 * 97 + 12_345
        }
        let sample = CivilTime(secondsSince1970: 1_416_331_469)
        #expect(sample.documentedForm == "2014-11-18T17:24:29Z")
        #expect(sample.imfFixdate == "Tue, 18 Nov 2014 17:24:29 GMT")
        #expect(CivilTime(secondsSince1970: 951_782_400).imfFixdate.hasPrefix("Tue, 29 Feb 2000"))
    }
}
