import SessionConformance

// The model of this package as a child process. To plug in your own, replace
// `SessionObjectTestee()` with a `CodableTestee` or a `ClosureTestee`.
try await TesteeServer.run(SessionObjectTestee(reportingFields: true))
