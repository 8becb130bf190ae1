/// Runs asynchronous code that never suspends, here and now.
///
/// Runs and shrinking are written once, for asynchronous properties. With a synchronous property
/// nothing in them ever waits, so a task that starts at once has ended when it returns.
func withoutSuspending<Result>(_ body: () async -> Result) -> Result {
    withoutActuallyEscaping(body) { body in
        let call = Call(body)
        Task.immediate { await call.run() }
        guard let result = call.result else {
            preconditionFailure("a synchronous property was suspended")
        }
        return result
    }
}

/// A call and its result.
///
/// It never leaves the thread that made it, which the compiler cannot see.
private final class Call<Result>: @unchecked Sendable {
    private var body: (() async -> Result)?
    private(set) var result: Result?

    init(_ body: @escaping () async -> Result) {
        self.body = body
    }

    func run() async {
        result = await body?()
        body = nil
    }
}
