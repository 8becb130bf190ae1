import SessionContract
import StrictJSON

// Archives of HTTP exchanges, as browsers, proxies and test recorders save them. The response to
// each request for sessions is judged by itself; all others are skipped. What is wrong with an
// archive itself is never a fault of the API.
extension PayloadReader {
    /// The number of bytes of the value of `log` that decide whether a text is an archive.
    static let archiveLookahead = 64 << 10

    /// Whether the value of `log` at `start` has entries, or may have them after the bytes that are
    /// examined.
    ///
    /// Whatever else is in it is not judged. The answer depends only on the text, not on how much
    /// of it is in memory.
    mutating func mayBeArchive(at start: Int, in window: TextWindow) -> Bool {
        let line = line(of: window)
        let limit = min(line, start + Self.archiveLookahead)
        let contents = unsafe window.contents
        if let isArchive = ValueSkipper.hasEntries(at: start, to: limit, in: unsafe contents.bytes)
        {
            return isArchive
        }
        guard limit == line, line < window.end, framing == .undecided else { return true }
        takeAsTexts()
        return mayBeArchive(at: start, in: window)
    }

    /// Whether the object at the start of the window, which ends at `end`, has a member that may
    /// contain exchanges.
    mutating func mayHaveExchanges(endingAt end: Int, in window: TextWindow) -> Bool {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<end)
        var members = MemberWalk(objectAt: window.start)
        while let (key, value) = members.next(in: text) {
            if key.flatMap(ExchangeList.init(rawValue:)) != nil,
                text.byte(at: value) == UInt8(ascii: "[")
            {
                return true
            }
        }
        return false
    }

    /// Starts to treat the current text as an archive.
    ///
    /// The archive is not a payload; each response in it is one.
    mutating func takeAsArchive() {
        guard !isArchive else { return }
        isArchive = true
        countPayloads(-1)
    }

    // MARK: Lists of exchanges

    /// Reads the value of `log` at the start of the window.
    mutating func readLog(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard try requireByte(in: window) == UInt8(ascii: "{") else {
            try skipValue(in: window)
            return
        }
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            guard key == "entries", try reader.requireByte(in: window) == UInt8(ascii: "[") else {
                try reader.skipValue(in: window)
                return
            }
            reader.takeAsArchive()
            try reader.readExchanges(at: ["log", "entries"], in: window, &ledger)
        }
    }

    /// Reads the value of a member of the root that may contain exchanges.
    mutating func readExchanges(
        of list: ExchangeList,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard try requireByte(in: window) == UInt8(ascii: "[") else {
            try skipValue(in: window)
            return
        }
        switch list {
        case .interactions, .httpInteractions:
            try readExchanges(at: [list.rawValue], in: window, &ledger)
        case .item: try readItems(at: [list.rawValue], in: window, &ledger)
        }
    }

    /// The number of folders of a collection that may enclose one another.
    private static let folderLimit = 100

    /// Reads the items of a collection: folders, and requests with the responses saved for them.
    private mutating func readItems(
        at path: [String],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard path.count < 2 * Self.folderLimit else {
            throw .syntax(JSONSyntaxError(.tooDeep, at: window.start))
        }
        try readElements(in: window, &ledger) { reader, index, ledger throws(ReadingStop) in
            guard try reader.requireByte(in: window) == UInt8(ascii: "{") else {
                try reader.skipValue(in: window)
                return
            }
            try reader.readItem(at: path + [String(index)], in: window, &ledger)
        }
    }

    private mutating func readItem(
        at path: [String],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        // The request of the item, for responses that have none of their own.
        var item = ArchivedExchange()
        var pending: [(exchange: ArchivedExchange, path: [String])] = []
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            let byte = try reader.requireByte(in: window)
            switch (key, byte) {
            case ("item", UInt8(ascii: "[")):
                try reader.readItems(at: path + ["item"], in: window, &ledger)
            case ("request", UInt8(ascii: "{")), ("request", UInt8(ascii: "\"")):
                reader.takeAsArchive()
                let parts = ArchivedExchange.itemRequest
                try reader.read(parts, at: ["request"], of: path, in: window, &item, &ledger)
            case ("response", UInt8(ascii: "[")):
                let path = path + ["response"]
                try reader.readElements(in: window, &ledger) {
                    reader,
                    index,
                    ledger throws(ReadingStop) in
                    let path = path + [String(index)]
                    guard
                        let exchange = try reader.readExchange(
                            at: path,
                            inList: true,
                            in: window,
                            &ledger
                        )
                    else { return }
                    if exchange.isForSessions == nil, pending.count < Self.pendingLimit {
                        pending.append((exchange, path))
                    } else {
                        reader.settle(exchange, at: path, &ledger)
                    }
                }
            default: try reader.skipValue(in: window)
            }
        }
        for (exchange, path) in pending {
            var exchange = exchange
            exchange.method = exchange.method ?? item.method
            exchange.isForSessions = item.isForSessions
            exchange.path = item.path
            settle(exchange, at: path, &ledger)
        }
    }

    /// The number of responses of an item that are kept until its request is known.
    private static let pendingLimit = 100

    /// Reads the exchanges in the array at the start of the window.
    private mutating func readExchanges(
        at path: [String],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        try readElements(in: window, &ledger) { reader, index, ledger throws(ReadingStop) in
            let path = path + [String(index)]
            if let exchange = try reader.readExchange(at: path, in: window, &ledger) {
                reader.settle(exchange, at: path, &ledger)
            }
        }
    }

    /// Calls `body` with the index of each element of the array at the start of the window, to move
    /// the window past it.
    mutating func readElements(
        in window: TextWindow,
        _ ledger: inout Ledger,
        _ body: (inout Self, Int, inout Ledger) throws(ReadingStop) -> Void
    ) throws(ReadingStop) {
        window.start += 1
        if try requireByte(in: window) == UInt8(ascii: "]") {
            window.start += 1
            return
        }
        var index = 0
        repeat {
            if isInterrupted() { throw .interrupted }
            reportFindings(ledger)
            try body(&self, index, &ledger)
            index += 1
        } while try goesOn(in: window, closing: "]", otherwise: .expectedCommaOrBracket)
    }

    // MARK: Exchanges

    /// Reads the value at the start of the window; returns `nil` if it is not an exchange.
    ///
    /// In a list of responses, an object with any part of one is one. Elsewhere, it needs a request
    /// or a response.
    private mutating func readExchange(
        at path: [String],
        inList isInList: Bool = false,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> ArchivedExchange? {
        var exchange = ArchivedExchange()
        exchange.position = window.position(of: window.start)
        // An entry of an HTTP archive is one, whatever is in it.
        var isExchange = isArchive
        guard try requireByte(in: window) == UInt8(ascii: "{") else {
            try skipValue(in: window)
            return isExchange ? exchange : nil
        }
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            let key = key.description
            guard let parts = ArchivedExchange.parts.members[key] else {
                return try reader.skipValue(in: window)
            }
            let isObject = try reader.requireByte(in: window) == UInt8(ascii: "{")
            if isInList || isObject && !parts.members.isEmpty {
                isExchange = true
                reader.takeAsArchive()
            }
            try reader.read(parts, at: [key], of: path, in: window, &exchange, &ledger)
        }
        return isExchange ? exchange : nil
    }

    /// Reads the parts of an exchange that are in the value at the start of the window.
    private mutating func read(
        _ parts: ArchivedExchange.Parts,
        at keys: [String],
        of path: [String],
        in window: TextWindow,
        _ exchange: inout ArchivedExchange,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        var isBodyItself = parts.part == .body && isOpening(byte)
        if isBodyItself, try isWrapped(parts, in: window) { isBodyItself = false }
        guard byte == UInt8(ascii: "{"), !isBodyItself else {
            if isBodyItself {
                try readBodyInPlace(at: keys, of: path, in: window, &exchange, ledger)
            } else if let part = parts.part {
                try read(part, at: keys, of: path, in: window, &exchange, ledger)
            } else {
                try skipValue(in: window)
            }
            return
        }
        try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
            let key = key.description
            guard let inner = parts.members[key] else {
                return try reader.skipValue(in: window)
            }
            try reader.read(inner, at: keys + [key], of: path, in: window, &exchange, &ledger)
        }
    }

    /// Reads a part of an exchange from the value at the start of the window, which is not an
    /// object.
    private mutating func read(
        _ part: ArchivedExchange.Part,
        at keys: [String],
        of path: [String],
        in window: TextWindow,
        _ exchange: inout ArchivedExchange,
        _ ledger: borrowing Ledger
    ) throws(ReadingStop) {
        let isString = try requireByte(in: window) == UInt8(ascii: "\"")
        switch part {
        case .method where isString:
            let text = try readString(in: window, limit: 64)
            exchange.method = text.map { String(decoding: $0, as: UTF8.self).uppercased() } ?? ""
        case .url where isString:
            // One that is longer is not for sessions.
            let url = try readString(in: window, limit: 64 << 10)
            exchange.isForSessions = url.map { options.requests.isMade(to: $0) } ?? false
            if onAnswer != nil { exchange.path = url.map(SessionRequest.path) }
        case .path where try requireByte(in: window) == UInt8(ascii: "["):
            try readPath(in: window, &exchange)
        case .encoding where isString:
            let text = try readString(in: window, limit: 64)
            exchange.isBase64 =
                text.map { String(decoding: $0, as: UTF8.self).lowercased() == "base64" } ?? false
        case .status, .size:
            let number = try integer(in: window)
            if part == .size { exchange.size = number } else { exchange.status = number }
            try skipValue(in: window)
        case .encodedBody where isString:
            exchange.isBase64 = true
            fallthrough
        case .body where isString:
            guard let archive = try beginBody(at: keys, of: path, in: window, &exchange)
            else { return }
            defer { source = archive }
            try readBody(in: window, &exchange, ledger)
        case .method, .url, .path, .encoding, .body, .encodedBody: try skipValue(in: window)
        }
    }

    /// Reads the segments of a path, which matter only without a URL.
    private mutating func readPath(
        in window: TextWindow,
        _ exchange: inout ArchivedExchange
    ) throws(ReadingStop) {
        var path: [UInt8]? = []
        var ledger = Ledger()
        try readElements(in: window, &ledger) { reader, _, _ throws(ReadingStop) in
            guard try reader.requireByte(in: window) == UInt8(ascii: "\"") else {
                path = nil
                return try reader.skipValue(in: window)
            }
            let segment = try reader.readString(in: window, limit: 1 << 10)
            path = path.flatMap { path in segment.map { path + [UInt8(ascii: "/")] + $0 } }
            // No path of the API is that long.
            if let count = path?.count, count > 64 << 10 { path = nil }
        }
        if exchange.isForSessions == nil {
            exchange.isForSessions = path.map { options.requests.isMade(to: $0) } ?? false
            if onAnswer != nil { exchange.path = path.map(SessionRequest.path) }
        }
    }
}
