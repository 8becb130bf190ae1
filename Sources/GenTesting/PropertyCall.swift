import Gen
import Synchronization
import Testing

/// What distinguishes a call of `forAll` from all others of a test run.
///
/// The same call has the same identity in another process that runs the same test.
struct PropertyCall: Hashable, Sendable {
    /// The names of the property and its test, the arguments of the test case, and the number of
    /// the call with these.
    ///
    /// It has no line, so that notes stay valid while a test file is edited.
    let identity: String

    /// The test that called.
    let test: Test.ID

    private static let counts = Mutex<[String: Int]>([:])

    /// Notes that a test calls `forAll`.
    ///
    /// A call in the body of another property has no number, because a child process runs only some
    /// of those.
    init(_ property: String, by test: Test, _ testCase: Test.Case?, isNested: Bool) {
        let arguments = testCase.map(Self.arguments) ?? []
        // Without the file and the line.
        let name = "\(test.id)".split(separator: "/").dropLast().joined(separator: "/")
        let text = ([property, name] + arguments).joined(separator: "\n")
        self.test = test.id
        guard !isNested else {
            identity = text
            return
        }
        // A test may call several times, in a loop with other values.
        let count = Self.counts.withLock { counts in
            counts[text, default: 0] += 1
            return counts[text] ?? 0
        }
        identity = "\(text)\n\(count)"
    }

    /// The hash of the identity, as text.
    var hash: String { SplitMix64.hash(of: identity) }

    /// Returns the arguments of a test case as text.
    ///
    /// They are not public, so they are found by reflection. If they are not found, test cases with
    /// different arguments are distinguished by the order of their calls.
    private static func arguments(of testCase: Test.Case) -> [String] {
        guard testCase.isParameterized else { return [] }
        var found: [String] = []
        func search(_ value: Any, depth: Int) {
            guard depth < 6 else { return }
            for child in Mirror(reflecting: value).children {
                if child.label == "arguments", let list = Mirror(reflecting: child.value).nonEmpty {
                    found = list.map { argument in
                        let parts = Mirror(reflecting: argument).children
                        return parts.first { $0.label == "value" }.map { ValueText.of($0.value) }
                            ?? ""
                    }
                    return
                }
                if found.isEmpty { search(child.value, depth: depth + 1) }
            }
        }
        search(testCase, depth: 0)
        return found
    }
}

extension Mirror {
    /// The elements of a collection, or `nil` if there are none.
    fileprivate var nonEmpty: [Any]? {
        displayStyle == .collection && !children.isEmpty ? children.map(\.value) : nil
    }
}
