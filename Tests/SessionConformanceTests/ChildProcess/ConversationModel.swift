import Gen

/// What a child process that counts its answers should answer.
struct ConversationModel: CommandModel {
    enum Command {
        case ask([Request])
        case restart
    }

    /// A payload.
    enum Request: Hashable {
        /// The child answers with the number of its answers so far.
        case count(Int)
        /// The child ends.
        case end(Int)

        var payload: [UInt8] {
            switch self {
            case .count(let number): Array("count \(number)".utf8)
            case .end(let number): Array("end \(number)".utf8)
            }
        }
    }

    /// What the running child has answered.
    private(set) var answered: [Request] = []
    /// What a child had answered before it ended at a request, for the first time.
    private(set) var beforeEnd: [Request: [Request]] = [:]
    private var ends = 0

    /// The maximum number of children that end in a row before the testee is given up.
    private static let mostEnds = 30

    var nextCommand: Generator<Command> { Self.commands }

    private static let commands: Generator<Command> = {
        let numbers = Generator<Int>.int(in: 0...2)
        let requests = Generator<Request>.frequency(
            (3, numbers.map(Request.count)),
            (1, numbers.map(Request.end))
        )
        return .oneOf(requests.array(count: 1...5).map(Command.ask), .just(.restart))
    }()

    func allows(_ command: Command) -> Bool {
        guard case .ask(let requests) = command else { return true }
        return ends + requests.count <= Self.mostEnds
    }

    mutating func apply(_ command: Command) {
        switch command {
        case .restart: answered = []
        case .ask(let requests): for request in requests { _ = answer(to: request) }
        }
    }

    /// Returns the number of answers, or `nil` if the child ends.
    mutating func answer(to request: Request) -> Int? {
        guard case .end = request else {
            answered.append(request)
            return answered.count
        }
        if !answered.isEmpty, beforeEnd[request] == nil { beforeEnd[request] = answered }
        answered = []
        ends += 1
        return nil
    }
}
