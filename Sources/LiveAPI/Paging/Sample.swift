/// The first of many elements, and how many more there were.
struct Sample<Element> {
    /// How many elements are kept; more are only counted.
    ///
    /// The pages that this program asks for have a tenth of this at most, so an API that keeps to
    /// the size it was asked for has all of them kept.
    static var limit: Int { 1_000 }

    private(set) var elements: [Element] = []

    /// How many elements were not kept.
    private(set) var more = 0

    var count: Int { elements.count + more }

    mutating func add(_ element: Element) {
        if elements.count < Self.limit {
            elements.append(element)
        } else {
            more += 1
        }
    }
}
