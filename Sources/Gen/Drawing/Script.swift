/// The origin of the choices of a case that is not purely random.
enum Script {
    /// A record. After its end, each choice is the simplest one.
    case replay(ContiguousArray<Choice>)
    /// A probe of the structure of a generator. The row selects the alternatives.
    case probe(row: Int)
    /// A step of a covering plan.
    case cover(CoveringPlan, CoveringPlan.Step)
}
