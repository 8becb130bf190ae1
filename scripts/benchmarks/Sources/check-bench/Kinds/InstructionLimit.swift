/// The number of instructions that a line of a kind may take, by class of the design.
enum InstructionLimit {
    /// Every line has all five keys, in the documented order and form.
    case ordinary

    /// The mix of everything that an API sends.
    case mix

    /// A kind in one of the tables of the design, bad syntax included.
    case table

    /// Keys that are escaped or not ASCII.
    case unusualKeys

    /// The given number of bytes of new keys per line; the other bytes as in ``other``.
    case newKeys(Int)

    /// Any other kind.
    case other

    /// Returns the limit for a line of `bytes` bytes.
    ///
    /// The design allows more for a reader that checks the bounds of every load.
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
