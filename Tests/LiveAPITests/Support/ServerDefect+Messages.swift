import Gen

extension ServerDefect {
    /// The defects of the message that carries a page.
    static let ofMessages =
        ofHeads + ofLengths + ofChunks + [
            message("a cut in the head", "live/unreachable") { message, random in
                message.cut = .head
                message.ending = random.choose([.close, .reset])
            },
            message("a cut in the body", "live/body", "live/unreachable") { message, random in
                if case .untilClose = message.framing { message.frameByLength() }
                message.cut = .body
                message.ending = random.choose([.close, .reset])
            },
            message("an unknown coding", "live/incomplete") { message, random in
                let name = random.choose(["br", "zstd", "deflate", "made-up"])
                message.fields.append(Array("Content-Encoding: \(name)".utf8))
            },
            message("a coding that the body does not have", "live/body", "live/incomplete") {
                message,
                _ in message.fields.append(Array("Content-Encoding: gzip".utf8))
            },
            message("a compressed body that is cut", "live/body") { message, random in
                message.damage(using: &random) { body, random in
                    body.removeLast(random.choose([1, 4, 8, body.count / 2]))
                }
            },
            message("a compressed body that is damaged", "live/body") { message, random in
                message.damage(using: &random) { body, random in
                    body[body.count - Int.random(in: 1...8, using: &random)] ^= 0x10
                }
            },
            message("a compressed body with trailing content", "live/body") { message, random in
                message.damage(using: &random) { body, _ in body += Array("made up".utf8) }
            },
        ]

    private static let ofHeads = [
        message("an invalid status line", "live/unreachable") { message, random in
            let lines = [
                "HTTP/2.0 200 OK", "HTTP/1.1 2OO OK", "HTTP/1.1 20 OK", "HTTP/1.1 200OK",
                "HTTP/1.1  200 OK", "HTTP/1.1", "ICY 200 OK", "http/1.1 200 OK", "HTTP 200 OK",
                "HTTP/1.1 -20 OK", "HTTP/1.1\t200 OK", "200 OK", "HTTP/1.11 200 OK", "",
                "HTTP/1.1 099 OK", "HTTP/ 1.1 200 OK", "HTTP/2 200 OK", "HTTP/3 200 OK",
            ]
            message.statusLine = Array(random.choose(lines).utf8)
        },
        message("content before the status line", "live/unreachable") { message, random in
            let starts = [
                "x", "\u{0}", "<html>\r\n", "\r\n", "HTTP/1.1 101 Switching\r\n\r\n", " ",
            ]
            message.preamble += Array(random.choose(starts).utf8)
        },
        message("an invalid field", "live/unreachable") { message, random in
            let lines = [
                "no colon", ": a", "X-Made-Up : a", "X-Made-Up: a\u{0}b", "X-Made-Up: a\rb",
                "X Made-Up: a", "X(a): b", "X\u{0}: a", "X-M\u{E9}: a",
            ]
            let place = Int.random(in: 0...message.fields.count, using: &random)
            message.fields.insert(HealthyMessage.latin1(random.choose(lines)), at: place)
        },
        message(
            "another status",
            "live/status",
            "live/auth",
            "live/rate-limited",
            "live/redirect"
        ) { message, random in
            let status = Int.random(in: 201...999, using: &random)
            message.statusLine = Array("HTTP/1.1 \(status) OK".utf8)
        },
        message("another media type", "live/content-type") { message, random in
            let types = [
                nil, "text/html", "text/plain; charset=utf-8", "application/xml", "text/json",
                "json", "", "application/json-seq", "*/*", "application/json, text/html",
            ]
            message.set("Content-Type", random.choose(types))
        },
    ]

    private static let ofLengths = [
        message("a body that is shorter than its length", "live/body", "live/unreachable") {
            message,
            random in
            let excess = random.choose([1, 2, 64, 100_000])
            message.framing = .length("\(message.content.count + excess)")
            message.ending = random.choose([.close, .reset])
        },
        message("a body that is longer than its length", "live/body", "json/syntax") { message, _ in
            message.framing = .length("\(message.content.count / 2)")
        },
        message("two lengths", "live/body") { message, random in
            let length = message.content.count
            message.framing = .length(
                random.choose(["\(length)\r\nContent-Length: \(length + 1)", "\(length), 1"])
            )
        },
        message("an invalid length", "live/body") { message, random in
            let length = message.content.count
            message.framing = .length(
                random.choose(["-\(length)", "+\(length)", "0x1F", "1e3", "", "\(length) b", "5 5"])
            )
        },
        message("a length that does not fit", "live/incomplete") { message, _ in
            message.framing = .length("99999999999999999999999")
        },
    ]

    private static let ofChunks = [
        message("a length beside chunks", "live/body") { message, random in
            message.frameByChunks(using: &random)
            message.fields.append(Array("Content-Length: \(message.content.count)".utf8))
        },
        message("chunks in HTTP/1.0", "live/body") { message, random in
            message.frameByChunks(using: &random)
            message.statusLine = Array("HTTP/1.0 200 OK".utf8)
        },
        message("an unknown transfer coding", "live/body") { message, random in
            let coding = random.choose(["made-up", "gzip, chunked", "chunked, gzip", "gzip"])
            message.framing = .untilClose
            message.fields.append(Array("Transfer-Encoding: \(coding)".utf8))
            message.ending = .close
        },
        message("an invalid size of a chunk", "live/body") { message, random in
            let sizes = [
                "xyz", "-1", "0x5", "", "+5", "5 5", "FFFFFFFFFFFFFFFFFF", "1g", ";a", "\u{0}5",
            ]
            let size = Array("\(random.choose(sizes))\r\n".utf8)
            message.framing = .chunked(
                size + HealthyMessage.chunks(of: message.content, using: &random)
            )
        },
        chunk("a chunk that is longer than its size", -1),
        chunk("a chunk that is shorter than its size by one", 1),
        chunk("a chunk that is shorter than its size", 9),
        message("no last chunk", "live/body", "live/unreachable") { message, random in
            let size = String(message.content.count, radix: 16)
            message.framing = .chunked(
                Array("\(size)\r\n".utf8) + message.content + Array("\r\n".utf8)
            )
            message.ending = random.choose([.close, .reset])
        },
        message("an empty line in place of a chunk", "live/body") { message, random in
            let chunks = HealthyMessage.chunks(of: message.content, using: &random)
            message.framing = .chunked(Array("\r\n".utf8) + chunks)
        },
    ]

    /// The only chunk has this many bytes less than its size.
    private static func chunk(_ name: String, _ missing: Int) -> Self {
        message(name, "live/body", "live/unreachable") { message, random in
            let size = String(message.content.count + missing, radix: 16)
            message.framing = .chunked(
                Array("\(size)\r\n".utf8) + message.content + Array("\r\n0\r\n\r\n".utf8)
            )
            message.ending = random.choose([.close, .reset])
        }
    }

    private static func message(
        _ name: String,
        _ rules: String...,
        change: @escaping @Sendable (inout HealthyMessage, inout SplitMix64) -> Void
    ) -> Self {
        Self(name: name, rules: Set(rules), change: .message(change))
    }
}

extension HealthyMessage {
    fileprivate mutating func frameByLength() {
        framing = .length("\(content.count)")
    }

    fileprivate mutating func frameByChunks(using random: inout SplitMix64) {
        framing = .chunked(Self.chunks(of: content, using: &random))
    }
}
