import Platform

/// Sends requests over https, with the program `curl` as a child process.
///
/// curl connects, encrypts and removes what HTTP adds on the way. It does not decode the body and
/// does not follow redirects. Whether a response is complete is decided here, from the bytes of its
/// head and the exit code.
final class CurlTransport: Transport {
    private let configuration: LiveConfiguration
    private let codings: ContentCodings

    init(_ configuration: LiveConfiguration) {
        self.configuration = configuration
        codings = ContentCodings(configuration)
    }

    func get(_ target: String, within limit: Duration) async -> Exchange.Outcome {
        guard let curl = configuration.curl else { return .failure(.other("there is no curl")) }
        let deadline = configuration.time.now() + limit
        let request = CurlConfiguration(target, within: limit, configuration)
        return await RequestThread.run { [self] thread in
            guard !thread.isCancelled else { return .failure(.cancelled) }
            do throws(ExchangeFailure) {
                var exchange = try CurlExchange(curl, request, configuration, deadline, thread)
                return .success(try codings.decoding(try exchange.run()))
            } catch {
                return .failure(error)
            }
        }
    }
}

/// One run of curl.
private struct CurlExchange {
    private let process: ChildProcess
    private var input: ArraySlice<UInt8>
    private var headParser = HeadParser(isWrittenByCurl: true)
    private var head: ResponseHead?
    private var body: BodyBuffer
    private var message: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    /// The streams that have not ended: the heads, the body and the messages.
    private var open = Set(Stream.allCases)
    private let configuration: LiveConfiguration
    private let deadline: Duration
    private let thread: RequestThread

    /// Heads come first: curl writes them before what follows.
    private enum Stream: Int, CaseIterable {
        case heads
        case body
        case messages
    }

    /// The number of bytes of messages that are kept.
    private static let messageLimit = 4 << 10

    /// The variables of this program that curl gets too: where certificates are.
    private static let variables = ["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"]

    init(
        _ curl: CurlProgram,
        _ request: CurlConfiguration,
        _ configuration: LiveConfiguration,
        _ deadline: Duration,
        _ thread: RequestThread
    ) throws(ExchangeFailure) {
        let environment = configuration.environment.filter { Self.variables.contains($0.key) }
        do throws(SystemError) {
            process = try ChildProcess(
                // Without -q in front, the user's ~/.curlrc would change what is sent.
                command: [curl.path, "-q", "--config", "-"],
                environment: environment.map { "\($0)=\($1)" } + ["LC_ALL=C"],
                hasSideOutput: true
            )
        } catch {
            throw .other("the program curl cannot be started: \(error.reason)")
        }
        input = request.text[...]
        body = BodyBuffer(limit: configuration.bodyLimit)
        self.configuration = configuration
        self.deadline = deadline
        self.thread = thread
    }

    /// Reads the response.
    mutating func run() throws(ExchangeFailure) -> LiveResponse {
        while !open.isEmpty {
            let waiting = try wait()
            if !waiting[Stream.allCases.count].isEmpty { send() }
            for stream in Stream.allCases where !waiting[stream.rawValue].isEmpty {
                if let response = try receive(stream) { return response }
            }
        }
        return try finish()
    }

    private mutating func wait() throws(ExchangeFailure) -> PollSet {
        guard !thread.isCancelled else { throw .cancelled }
        guard configuration.time.now() < deadline else { throw .timedOut }
        var waiting = PollSet()
        for stream in Stream.allCases {
            waiting.add(open.contains(stream) ? descriptor(of: stream) : nil, for: .readable)
        }
        if input.isEmpty { process.closeInput() }
        waiting.add(process.input, for: .writable)
        waiting.add(thread.cancelled, for: .readable)
        waiting.wait(for: configuration.time.timeout(until: deadline))
        return waiting
    }

    private func descriptor(of stream: Stream) -> FileDescriptor? {
        switch stream {
        case .heads: process.sideOutput
        case .body: process.output
        case .messages: process.errors
        }
    }

    private mutating func send() {
        switch process.input?.writeAvailable(input) {
        case .moved(let count): input = input.dropFirst(count)
        case .blocked: break
        case .ended, nil: input = []
        }
    }

    /// Reads what is available; returns a response if no more of it is wanted.
    private mutating func receive(_ stream: Stream) throws(ExchangeFailure) -> LiveResponse? {
        switch descriptor(of: stream)?.readAvailable(into: &buffer) {
        case .moved(let count): return try take(buffer[..<count], from: stream)
        case .blocked: break
        case .ended, nil: open.remove(stream)
        }
        return nil
    }

    private mutating func take(
        _ bytes: ArraySlice<UInt8>,
        from stream: Stream
    ) throws(ExchangeFailure) -> LiveResponse? {
        switch stream {
        case .heads:
            var rest = bytes
            // What follows the head is a trailer section.
            guard head == nil, let head = try headParser.take(&rest) else { return nil }
            self.head = head
            body.begin(status: head.status)
        case .body:
            // A body must not be taken for that of an error before its head has been read.
            if head == nil { _ = try receive(.heads) }
            guard try !body.add(bytes), let head else { return nil }
            return LiveResponse(status: head.status, fields: head.fields, body: body.bytes)
        case .messages:
            message += bytes.prefix(Self.messageLimit - message.count)
        }
        return nil
    }

    /// Decides what the end of curl means.
    private func finish() throws(ExchangeFailure) -> LiveResponse {
        var none = PollSet()
        while !process.hasEnded {
            guard !thread.isCancelled else { throw .cancelled }
            guard configuration.time.now() < deadline else { throw .timedOut }
            none.wait(for: .milliseconds(1))
        }
        let end = process.stop()
        guard end == .exited(0) else {
            throw ExchangeFailure(
                curl: end,
                text,
                hasHead: head != nil,
                received: body.count,
                announced: (head?.fields["content-length"]).flatMap { Int($0) }
            )
        }
        // curl also calls a response complete that ends after its status line.
        guard let head else { throw .connectionLost }
        return LiveResponse(status: head.status, fields: head.fields, body: body.bytes)
    }

    /// The message of curl, without `curl: (60) ` at its start.
    private var text: String {
        let line = String(decoding: message, as: UTF8.self).prefix { !$0.isNewline }
        guard line.hasPrefix("curl: ("), let end = line.firstIndex(of: ")") else {
            return String(line)
        }
        return String(line[line.index(after: end)...].trimmingSpaces)
    }
}
