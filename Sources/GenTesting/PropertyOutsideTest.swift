/// ``forAll(_:_:sourceLocation:_:)`` was called where no test is running.
public struct PropertyOutsideTest: Error, CustomStringConvertible {
    /// What to do about it.
    public var description: String {
        "forAll was called where no test of Swift Testing is running, so its failures would be lost. "
            + "Call it from a function with @Test and in no detached task; in an XCTestCase or in a "
            + "program, use check, checkAsync or checkConcurrently of the generator and look at what "
            + "they return."
    }
}
