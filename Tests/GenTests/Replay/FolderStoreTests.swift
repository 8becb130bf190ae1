import Foundation
import Gen
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite
final class `A store in a folder` {
    private let folder: String
    private let numbers = Generator<Int>.int(in: 0...100_000)

    init() {
        folder =
            FileManager.default.temporaryDirectory
            .appending(path: "gen-store-\(UInt64.random(in: 0 ... .max))").path
    }

    deinit {
        for name in ["failures"] + (0..<4).map({ "underway.\($0)" }) {
            _ = unsafe unlink("\(folder)/numbers-are-small.\(name)")
        }
        _ = unsafe rmdir(folder)
    }

    private var store: FolderStore { FolderStore(folder: folder, name: "numbers are small") }

    private func settings() -> RunSettings {
        var settings = RunSettings(cases: 200, seed: 1)
        settings.store = store
        return settings
    }

    @Test
    func `keeps a failure, which the next run tries first`() {
        #expect(numbers.check(settings()) { $0 < 777 }.counterexamples.map(\.value) == [777])
        var values: [Int] = []
        _ = numbers.check(settings()) { value in
            values.append(value)
            return value < 777
        }
        #expect(values.first == 777)
    }

    @Test
    func `removes a case that no longer fails`() {
        _ = numbers.check(settings()) { $0 < 777 }
        #expect(!store.tokens().isEmpty)
        #expect(numbers.check(settings()) { _ in true }.verdict == .passed)
        #expect(store.tokens().isEmpty)
    }

    @Test
    func `gives each worker its own file`() async {
        var settings = settings()
        settings.workers = 4
        let outcome = await numbers.checkConcurrently(settings) { number, _ in Verdict(number < 777)
        }
        #expect(outcome.counterexamples.map(\.value) == [777])
        #expect(store.tokens().count == 1)
    }

    #if os(Linux) || os(macOS)
        @Test
        func `keeps the case that ended the process, which the next run tries first`() async {
            let path = folder
            await #expect(processExitsWith: .failure) { [path = path as String] in
                var settings = RunSettings(cases: 200, seed: 1)
                settings.store = FolderStore(folder: path, name: "numbers are small")
                _ = Generator<Int>.int(in: 0...100_000).check(settings) { number in
                    if number == 100_000 {
                        abort()
                    }
                    return true
                }
            }
            var values: [Int] = []
            _ = numbers.check(settings()) { value in
                values.append(value)
                return true
            }
            #expect(values.first == 100_000)
        }
    #endif
}
