import SessionCorpus
import TestEffort
import Testing

@Suite
struct `Each class of bugs` {
    @Test(arguments: WrongModel.all)
    func `shows on the fake as on the original`(with model: WrongModel) throws {
        for payload in model.payloads {
            #expect(model.isWrong(payload), "\(payload)")
            for salt in TestEffort.sample(of: 0..<6 as Range<UInt8>, every: 4) {
                let fake = try Scrubber(salt: [salt]).scrub(Array(payload.utf8))
                let text = String(decoding: fake, as: UTF8.self)
                #expect(model.isWrong(text), "\(payload) became \(text)")
            }
        }
    }

    @Test
    func `is not every payload`() {
        let plain = #"{"id":7}"#
        for model in WrongModel.all { #expect(!model.isWrong(plain), "\(model.testDescription)") }
    }
}
