public import Foundation
public import Gen

// MARK: - Data, URLs and UUIDs

extension Generator {
    /// Returns a generator of data.
    ///
    /// A failing value shrinks like an array of bytes. The bounds of the length are limited like
    /// those of arrays.
    ///
    /// - Parameters:
    ///   - count: The numbers of bytes.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: A generator of data.
    public static func data(
        count: ClosedRange<Int> = 0...32,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Data> {
        Generator<Data>.bytes(count: count, file: file, line: line).map { Data($0) }
    }
}

// In a module that imports this one, `.url()` and `.uuid()` also make text, as `Gen` declares them.
// The type that is expected decides, and otherwise the functions here are preferred, because they
// belong to fewer types.

extension Generator where Value == URL {
    /// Returns a generator of `https` and `http` URLs.
    ///
    /// They have a host, and some have a port, a path, a query or a fragment. A failing URL shrinks
    /// to `http://a.aa`.
    public static func url() -> Generator<URL> {
        Generator<URL>.urlText.compactMap { URL(string: $0) }
    }

    private static var urlText: Generator<String> { .url() }
}

extension Generator where Value == UUID {
    /// Returns a generator of version 4 UUIDs.
    ///
    /// A failing UUID shrinks to `00000000-0000-4000-8000-000000000000`.
    public static func uuid() -> Generator<UUID> {
        Generator<UUID>.uuidText.compactMap { UUID(uuidString: $0) }
    }

    private static var uuidText: Generator<String> { .uuid() }
}

// MARK: - The first member of a chain

extension Generator {
    /// Returns a generator of `https` and `http` URLs.
    @_disfavoredOverload
    public static func url() -> Generator<URL> { Generator<URL>.url() }

    /// Returns a generator of version 4 UUIDs.
    @_disfavoredOverload
    public static func uuid() -> Generator<UUID> { Generator<UUID>.uuid() }
}
