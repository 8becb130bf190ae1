import Foundation
import Testing

@testable import Gen

@Suite
final class `Notes about crashes` {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "gen-crashes-\(UInt64.random(in: 0 ... .max))").path
    private let numbers = Generator<Int>.int(in: 0...100_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func notes() -> CrashNotes { CrashNotes(folder: folder, property: "numbers") }

    private func settings(_ notes: CrashNotes) -> RunSettings {
        var settings = RunSettings(cases: 200, seed: 1)
        settings.property = "numbers"
        settings.store = notes
        return settings
    }

    private var files: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    @Test
    func `name the case that was running`() throws {
        let drawing = CaseDrawing(numbers, seed: 7, coversFirst: true, property: "numbers")
        for token in [drawing.token(65_537), drawing.token(0)] {
            notes().setUnderWay(token, worker: 0)
            let later = notes()
            #expect(later.crashed == [token])
            var first: Int?
            _ = numbers.check(settings(later)) { number in
                first = first ?? number
                return true
            }
            #expect(first.map { "\($0)" } == numbers.text(of: token))
        }
    }

    @Test
    func `name a case that was being shrunk`() {
        var source = Source()
        source.start(.replay([]), tracking: true)
        _ = try? numbers.body(&source)
        let token = ReplayToken(choices: source.choices, of: PropertyMark("numbers", Int.self))
        let first = notes()
        let drawing = CaseDrawing(numbers, seed: 7, coversFirst: true, property: "numbers")
        // A shorter note over a longer one, and the other way around.
        first.setUnderWay(drawing.token(1), worker: 0)
        first.setUnderWay(token, worker: 0)
        #expect(CrashNotes.copy(of: first, folder).crashed == [token])
        first.setUnderWay(drawing.token(2), worker: 0)
        #expect(CrashNotes.copy(of: first, folder).crashed == [drawing.token(2)])
    }

    @Test
    func `leave nothing after a run`() {
        let notes = notes()
        var filesWhileRunning = 0
        let outcome = numbers.check(settings(notes)) { number in
            filesWhileRunning = self.files.count
            return number < 777
        }
        #expect(outcome.counterexamples.map(\.value) == [777])
        #expect(filesWhileRunning == 1)
        #expect(files.isEmpty)
    }

    @Test
    func `of runs at the same time are separate`() {
        let drawing = CaseDrawing(numbers, seed: 7, coversFirst: true, property: "numbers")
        let (one, other) = (notes(), notes())
        one.setUnderWay(drawing.token(1), worker: 0)
        other.setUnderWay(drawing.token(2), worker: 0)
        #expect(files.count == 2)
        #expect(notes().crashed.isEmpty)
    }

    @Test(arguments: [[], [0], [0, 1, 2], [0] + Array(repeating: 255, count: 40), [7, 10], [103]])
    func `that are damaged are ignored`(bytes: [UInt8]) throws {
        let drawing = CaseDrawing(numbers, seed: 7, coversFirst: true, property: "numbers")
        do {
            let notes = notes()
            notes.setUnderWay(drawing.token(1), worker: 0)
        }
        let name = try #require(files.first)
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
        let notes = notes()
        #expect(notes.crashed.isEmpty)
        #expect(numbers.check(settings(notes)) { _ in true }.statistics.cases == 200)
    }

    @Test
    func `survive a trap`() async throws {
        let folder = folder
        await #expect(processExitsWith: .failure) { [folder = folder as String] in
            var settings = RunSettings(cases: 1000, seed: 1)
            settings.property = "numbers"
            settings.store = CrashNotes(folder: folder, property: "numbers")
            _ = Generator<Int>.int(in: 0...100_000).check(settings) { number in
                precondition(number < 90_000)
                return true
            }
        }
        let token = try #require(notes().crashed.first)
        #expect(Int(numbers.text(of: token)) ?? 0 >= 90_000)
    }
}

extension CrashNotes {
    /// Returns what another process would read.
    fileprivate static func copy(of notes: CrashNotes, _ folder: String) -> CrashNotes {
        let name = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.first ?? ""
        let copy = folder + "-copy"
        try? FileManager.default.removeItem(atPath: copy)
        try? FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        try? FileManager.default.copyItem(
            atPath: "\(folder)/\(name)",
            toPath: "\(copy)/\(name)"
        )
        defer { try? FileManager.default.removeItem(atPath: copy) }
        return CrashNotes(folder: copy, property: "numbers")
    }
}
