import Gen

extension ServerDefect {
    /// The defects of sessions, and of what a page says about the next one.
    static let ofPages =
        wrongFields + [
            page("a session that is not an object", "envelope/shape") { page, _, random in
                let index = Int.random(in: page.sessions.indices, using: &random)
                page.sessions[index] = random.choose(["5", "null", "\"a\"", "true", "[]"])
            },
            page("a key twice", "json/duplicate-key") { page, _, random in
                let index = Int.random(in: page.sessions.indices, using: &random)
                page.sessions[index].insert(
                    contentsOf: "\"id\":1,",
                    at: page.sessions[index].second
                )
            },
            page("sessions that are not a list", "envelope/shape") { page, _, random in
                page.otherSessions = random.choose(["null", "\"a\"", "5", "true", "{\"1\":{}}"])
            },
            page("an unknown envelope", "envelope/unknown") { page, _, random in
                page.key = random.choose(["results", "Sessions", "data", ""])
            },
            page("a member that is nested too deep", "json/depth") { page, _, _ in
                let arrays = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
                page.others.append(("made_up", arrays))
            },
            page("an error beside the sessions", "live/error-body") { page, _, random in
                page.others.append(
                    random.choose([
                        ("error", "\"a\""), ("errors", "[{\"code\":\"a\"}]"),
                        ("error", "{\"title\":\"a\",\"message\":\"b\"}"),
                    ])
                )
            },
            page("a session twice", "live/duplicate-session", "live/paging-loop") {
                page,
                _,
                random in
                let id = Int.random(in: 1...page.firstID, using: &random)
                page.sessions.append(ListPage.session(id, using: &random))
            },
            page("has_more that is not a boolean", "envelope/paging") { page, _, random in
                page.meta[0].value = random.choose(["\"true\"", "1", "[]", "{}"])
            },
            page("no has_more", "envelope/paging") { page, number, _ in
                page.meta = [("after_cursor", "\"\(number + 1)\"")]
            },
            page("more pages, but no way to them", "envelope/paging") { page, _, random in
                page.meta = [("has_more", "true"), ("after_cursor", "null")]
                page.next = random.choose(["null", nil])
            },
            page("a cursor that is not a string", "envelope/paging") { page, _, random in
                page.meta = [("has_more", "true")]
                page.meta.append(("after_cursor", random.choose(["5", "true", "{}", "[\"1\"]"])))
                page.next = nil
            },
            page("the cursor of an earlier page", "live/paging-loop") { page, number, random in
                let earlier = Int.random(in: 0...number, using: &random)
                page.meta = [("has_more", "true"), ("after_cursor", "\"\(earlier)\"")]
                page.next = nil
            },
            page("a link to elsewhere", "live/redirect") { page, number, random in
                page.next =
                    random.choose([
                        "\"https://127.0.0.1/api/v2/sessions",
                        "\"http://127.0.0.1:1/api/v2/sessions",
                        "\"http://elsewhere.example/api/v2/sessions", "\"//elsewhere.example/",
                        "\"http://[made-up/",
                    ]) + "?page[after]=\(number + 1)\""
            },
            page("a link to another resource", "envelope/paging") { page, number, random in
                let path = random.choose(["/api/v2/tickets", "/", "/api/v2/sessions/1", "../users"])
                page.next = "\"\(path)?page[after]=\(number + 1)\""
                page.meta[0].value = "true"
            },
            page("a link with another cursor", "envelope/paging") { page, number, _ in
                page.meta = [("has_more", "true"), ("after_cursor", "\"\(number + 1)\"")]
                page.next = "\"?page[after]=made-up\""
            },
        ]

    /// Fields with a value that the contract forbids.
    private static let wrongFields = [
        ("id", "null", "contract/null"), ("id", "\"1\"", "contract/type"),
        ("id", "true", "contract/type"), ("id", "[1]", "contract/type"),
        ("id", "1.5", "contract/fraction"), ("id", "9223372036854775808", "contract/range"),
        ("made_up", "1", "contract/missing"), ("user_id", "\"7\"", "contract/type"),
        ("user_id", "7.25", "contract/fraction"), ("user_id", "1e19", "contract/range"),
        ("authenticated_at", "1416331469", "contract/type"), ("url", "{}", "contract/type"),
        ("last_seen_at", "false", "contract/type"), ("url", "[]", "contract/type"),
    ].map { name, value, rule in
        page("\(name) with the value \(value)", rule) { page, _, random in
            let index = Int.random(in: page.sessions.indices, using: &random)
            let id = name == "id" || rule == "contract/missing" ? "" : "\"id\":\(page.firstID),"
            page.sessions[index] = "{\(id)\"\(name)\":\(value)}"
        }
    }

    private static func page(
        _ name: String,
        _ rules: String...,
        change: @escaping @Sendable (inout ListPage, Int, inout SplitMix64) -> Void
    ) -> Self {
        Self(name: name, rules: Set(rules), change: .page(change))
    }
}

extension String {
    /// The index after the first character.
    fileprivate var second: Index { index(after: startIndex) }
}
