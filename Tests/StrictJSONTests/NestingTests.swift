import Gen
import StrictJSON
import Testing

@Suite
struct `Nesting of arrays and objects` {
    static let shapes = [("[", "", "]"), (#"{"":"#, "0", "}"), (#"[{"a":"#, "[]", "}]")]

    @Test(arguments: shapes)
    func `is accepted up to 512 levels`(open: String, core: String, close: String) {
        func reading(_ depth: Int) -> Reading {
            Reading(
                String(repeating: open, count: depth) + core
                    + String(repeating: close, count: depth)
            )
        }
        let levels = open == #"[{"a":"# ? 2 : 1
        let most = (512 - (core == "[]" ? 1 : 0)) / levels
        #expect(reading(most).isAccepted)
        #expect(reading(most).agreement)
        let deeper = reading(most + 1)
        #expect(deeper.error?.kind == .tooDeep)
        #expect(deeper.agreement)
    }

    @Test
    func `distinguishes arrays and objects at every depth`() throws {
        var generator = SplitMix64(state: 1)
        for _ in 0..<20 {
            let objects = (0..<512).map { _ in Bool.random(using: &generator) }
            let opening = objects.map { $0 ? #"{"":"# : "[" }.joined()
            let closing = objects.reversed().map { $0 ? "}" : "]" }
            #expect(Reading(opening + "1" + closing.joined()).isAccepted)
            let wrong = Int.random(in: 0..<512, using: &generator)
            var broken = closing
            broken[wrong] = broken[wrong] == "}" ? "]" : "}"
            let reading = Reading(opening + "1" + broken.joined())
            #expect(reading.error?.offset == opening.utf8.count + 1 + wrong)
            #expect(reading.agreement)
        }
    }

    @Test(arguments: [100_000, 1_000_000])
    func `without an end fails at the first level that is too deep`(count: Int) {
        let arrays = Reading([UInt8](repeating: UInt8(ascii: "["), count: count))
        #expect(arrays.error == JSONSyntaxError(.tooDeep, at: 512))
        let objects = Reading(String(repeating: #"{"":"#, count: count / 4))
        #expect(objects.error == JSONSyntaxError(.tooDeep, at: 2048))
        let mixed = Reading(String(repeating: #"[{"":"#, count: count / 5))
        #expect(mixed.error == JSONSyntaxError(.tooDeep, at: 1280))
    }

    @Test
    func `can be closed and opened again any number of times`() {
        #expect(Reading("[" + String(repeating: "[],", count: 20_000) + "[]]").isAccepted)
    }
}
