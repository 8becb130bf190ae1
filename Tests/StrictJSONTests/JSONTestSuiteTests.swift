import Foundation
import StrictJSON
import Testing

/// The folder with the parsing tests of the public JSONTestSuite, if the environment names one.
private let suiteFolder = ProcessInfo.processInfo.environment["JSON_TEST_SUITE"]

@Suite(
    .enabled(
        if: suiteFolder != nil,
        "set JSON_TEST_SUITE to the folder test_parsing of a copy of JSONTestSuite"
    )
)
struct `The public JSONTestSuite` {
    @Test
    func `gives the results that its file names require`() throws {
        let folder = URL(filePath: try #require(suiteFolder), directoryHint: .isDirectory)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var accepted: [Character: Int] = [:]
        var refused: [Character: Int] = [:]
        for name in names where name.hasSuffix(".json") {
            let reading = Reading([UInt8](try Data(contentsOf: folder.appending(path: name))))
            #expect(reading.agreement, "\(name)")
            if name.hasPrefix("y_") { #expect(reading.isAccepted, "\(name)") }
            if name.hasPrefix("n_") { #expect(!reading.isAccepted, "\(name)") }
            if reading.isAccepted {
                accepted[name.first ?? "?", default: 0] += 1
            } else {
                refused[name.first ?? "?", default: 0] += 1
            }
        }
        print("JSONTestSuite: accepted \(accepted), refused \(refused)")
        #expect(accepted["y", default: 0] > 0 && refused["n", default: 0] > 0)
    }
}
