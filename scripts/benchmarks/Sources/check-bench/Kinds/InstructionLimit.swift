/// How many instructions a line of a kind may take: the limits of the design, by class.
enum InstructionLimit {
    /// Every line has all five keys, in the documented order and form.
    case ordinary

    /// The mix of all that an API sends.
    case mix

    /// A kind in one of the tables of the design, bad syntax included.
    case table

    /// Keys that are escaped, or outside ASCII.
    case unusualKeys

    /// So many bytes of keys that were never seen before; the other bytes as in ``other``.
    case newKeys(Int)

    /// Any other kind.
    case other

    /// The limit for a line of so many bytes.
    ///
    /// The design allows more where every load of the reader is bounds-checked.
    func instructions(bytes: Double, isChecked: Bool) -> Double {
        switch self {
        case .ordinary: isChecked ? 1_300 : 900
        case .mix: isChecked ? 1_500 : 1_200
        case .table: 3_000
        case .unusualKeys: 4_000
        case .newKeys(let count): 800 + 60 * (bytes - Double(count)) + 250 * Double(count)
        case .other: 800 + 60 * bytes
        }
    }
}
