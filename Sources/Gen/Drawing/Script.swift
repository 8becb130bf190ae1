/// Where the choices of a case come from, if not from chance alone.
enum Script {
    /// From a record; beyond its end each choice is the simplest one.
    case replay(ContiguousArray<Choice>)
    /// From a look at the structure of a generator: the row says which alternatives to take.
    case probe(row: Int)
    /// From a covering plan.
    case cover(CoveringPlan, CoveringPlan.Step)
}
