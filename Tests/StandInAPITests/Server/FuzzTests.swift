import Gen
import Testing

@testable import StandInAPI

@Suite
struct `Arbitrary bytes` {
    static let seeds: [String] = [
        "GET /api/v2/sessions?page%5Bsize%5D=10&page[after]=eyJvIjoiaWQiLCJ2IjoxMH0= HTTP/1.1\r\n"
            + "Host: 127.0.0.1\r\nAuthorization: Basic YTpi\r\nConnection: keep-alive\r\n\r\n",
        "POST http://a:1/api/v2/users/12345/sessions/3432.json HTTP/1.0\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nabcde",
        "HEAD /api/v2/users/me/session?page=1&per_page=2 HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
    ]

    /// Returns a request with a few bytes changed, removed, doubled or cut off, or only noise.
    static func bytes(_ noise: inout SplitMix64) -> [UInt8] {
        if Int.random(in: 0..<8, using: &noise) == 0 {
            return (0..<Int.random(in: 0..<600, using: &noise)).map { _ in
                UInt8.random(in: 0...255, using: &noise)
            }
        }
        var bytes = Array((seeds.randomElement(using: &noise) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...6, using: &noise) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &noise)
            switch Int.random(in: 0..<6, using: &noise) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &noise)
            case 1: bytes[place] = Array(" \r\n:%[]=&?/\0".utf8).randomElement(using: &noise) ?? 0
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(bytes[place], at: place)
            case 4: bytes += bytes[place...]
            default: bytes.removeLast(bytes.count - place)
            }
        }
        return bytes
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `leave the stand-in alive and its responses valid`(seed: UInt64) throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        var noise = SplitMix64(state: seed)
        for _ in 0..<300 {
            let bytes = Self.bytes(&noise)
            let client = try LoopbackClient(port: server.port)
            try client.send(bytes)
            client.endSending()
            let answer = try client.rest()
            let isAnswer = answer.isEmpty || answer.starts(with: "HTTP/1.1 ".utf8)
            #expect(isAnswer, "\(bytes)")
        }
        #expect(try server.response(to: "/api/v2/sessions").ids().count == 100)
    }

    @Test
    func `are either requests or problems`() {
        var noise = SplitMix64(state: 4)
        for _ in 0..<2_500 {
            var parser = HTTPRequestParser(limits: HTTPRequestParser.Limits())
            var responder = StandInResponder(StandInConfiguration(), now: .zero)
            parser.append(Self.bytes(&noise)[...])
            for _ in 0..<10 {
                guard let request = try? parser.next() else { break }
                let answer = responder.answer(to: request, port: 1, now: .zero)
                #expect(answer.response != nil)
            }
        }
    }
}
