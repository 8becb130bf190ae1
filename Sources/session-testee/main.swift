import SessionConformance

// The model of this package as a child process. To plug in your own, put it in the place of
// `SessionObjectTestee()`: a `CodableTestee`, or a `ClosureTestee`.
try await TesteeServer.run(SessionObjectTestee(reportingFields: true))
