/// An error thrown by ``forAll(_:_:examples:sourceLocation:_:)`` if no test is running.
public struct PropertyOutsideTest: Error, CustomStringConvertible {
    /// What happened, and what to call instead.
    public var description: String {
        "forAll was called while no Swift Testing test was running, so its failures would be lost. "
            + "Call it from a @Test function, and not from a detached task. In an XCTestCase or a "
            + "program, call check, checkAsync or checkConcurrently on the generator, and inspect "
            + "the outcome."
    }
}
