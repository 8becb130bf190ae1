/// A property, and how its cases are run.
@usableFromInline
enum CaseProperty<Value> {
    /// A property that may suspend.
    case awaited((Value, CaseNotes) async -> Verdict)
    /// A property that does not suspend, and a closure that draws values and judges them.
    case direct((Value, CaseNotes) -> Verdict, Judge)

    /// Draws a value, calls the closure, and returns the verdict on the value.
    ///
    /// Only this closure sees the value of a case. So a client that is optimized has a copy of it
    /// for its type of values, and nothing else needs to find out at run time how large they are.
    @usableFromInline
    typealias Judge = (inout Source, CaseNotes, () -> Void) throws(Rejection) -> Verdict

    /// Returns the verdict on a value.
    func verdict(on value: Value, notes: CaseNotes) async -> Verdict {
        switch self {
        case .awaited(let property): await property(value, notes)
        case .direct(let property, _): property(value, notes)
        }
    }
}
