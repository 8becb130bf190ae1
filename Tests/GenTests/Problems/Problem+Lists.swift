import Gen

extension Problem {
    static let lists: [Problem] = [
        bound5, largeUnionList, reverse, lengthList, coupling, deletion, distinct, nestedLists,
    ]

    private static let integers = Generator<Int>.int().array(count: 0...20)

    static let bound5 = Problem(
        "bound5",
        "[[], [], [], [-1], [-32768]]",
        Generator<[[Int16]]> { source throws(Rejection) in
            let lists = Generator<Int16>.integer().array(count: 0...10)
                .filter { $0.reduce(0, &+) < 256 }
            var five: [[Int16]] = []
            for _ in 0..<5 {
                five.append(try source.draw(lists))
            }
            return five
        }
    ) { lists in
        lists.joined().reduce(0, &+) < 5 * 256
    }

    static let largeUnionList = Problem(
        "large union list",
        "[[0, 1, -1, 2, -2]]",
        integers.array(count: 0...20)
    ) { lists in
        Set(lists.joined()).count <= 4
    }

    static let reverse = Problem("reverse", "[0, 1]", integers) { list in
        list == list.reversed()
    }

    static let lengthList = Problem(
        "length list",
        "[900]",
        Generator<Int>.int(in: 1...100).flatMap {
            Generator<Int>.int(in: 0...1000).array(count: $0)
        }
    ) { list in
        list.allSatisfy { $0 < 900 }
    }

    static let coupling = Problem(
        "coupling",
        "[1, 0]",
        Generator<Int>.int(in: 0...10).array(count: 0...11)
            .filter { list in list.allSatisfy { $0 < list.count } }
    ) { list in
        list.indices.allSatisfy { list[$0] == $0 || list[list[$0]] != $0 }
    }

    static let deletion = Problem(
        "deletion",
        "([0, 0], 0)",
        Generator<([Int], Int)> { source throws(Rejection) in
            (try source.draw(integers), try source.draw(.int()))
        }
    ) { list, element in
        var rest = list
        if let index = rest.firstIndex(of: element) {
            rest.remove(at: index)
        }
        return !rest.contains(element)
    }

    static let distinct = Problem("distinct", "[0, 1, -1]", integers) { list in
        Set(list).count < 3
    }

    static let nestedLists = Problem(
        "nested lists",
        "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]",
        integers.array(count: 0...20)
    ) { lists in
        lists.reduce(0) { $0 + $1.count } <= 10
    }
}
