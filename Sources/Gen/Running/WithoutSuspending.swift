/// Runs asynchronous code that never suspends, and returns its result.
///
/// Runs and shrinking are written once, for asynchronous properties. With a synchronous property,
/// they never wait, so an immediate task has finished when its initializer returns.
func withoutSuspending<Result>(_ body: () async -> Result) -> Result {
    withoutActuallyEscaping(body) { body in
        let call = Call(body)
        Task.immediate { await call.run() }
        guard let result = call.result else {
            preconditionFailure("a synchronous property suspended")
        }
        return result
    }
}

/// A call and its result.
///
/// It never leaves the thread that created it, which the compiler cannot prove.
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
