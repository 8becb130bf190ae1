#if os(Linux)
    import Foundation
    import Testing

    @testable import LiveAPI

    @Suite
    struct `A thread of a request` {
        @Test
        func `returns its memory when it ends`() async throws {
            let before = try mappings()
            for _ in 0..<2_000 {
                _ = await RequestThread.run { _ in .failure(.cancelled) }
            }
            // A stack that is kept has two mappings.
            #expect(try mappings() < before + 2_000)
        }

        /// The number of parts of memory that this process has mapped.
        private func mappings() throws -> Int {
            let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps"))
            return try file.readToEnd()?.count { $0 == 0x0A } ?? 0
        }
    }
#endif
