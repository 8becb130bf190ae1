/// The first elements of a sequence, and the number of further ones.
struct Sample<Element> {
    /// The number of elements that are kept; more are only counted.
    ///
    /// It is ten times the largest page that a run requests, so all elements are kept if the API
    /// respects the requested size.
    static var limit: Int { 1_000 }

    private(set) var elements: [Element] = []

    /// The number of elements that were not kept.
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
