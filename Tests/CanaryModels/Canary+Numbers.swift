import SessionModel

/// Models with integers of the wrong width, or with floating-point numbers in between.
extension Canary {
    static let numbers: [Canary] = [
        session("Int32Testee", "rejected") { session in
            guard Int32(exactly: session.id) != nil else { throw Refusal() }
        },
        session("WrappingInt32Testee", "number-changed") { session in
            session.id = Int64(Int32(truncatingIfNeeded: session.id))
        },
        session("WrappingUInt32Testee", "number-changed") { session in
            session.userID = session.userID.map { Int64(UInt32(truncatingIfNeeded: $0)) }
        },
        session("UnsignedTestee", "rejected") { session in
            if session.id < 0 { throw Refusal() }
        },
        session("DoubleTestee", "number-changed") { session in
            session.id = Int64(exactly: Double(session.id)) ?? .max
        },
        session("FloatTestee", "number-changed") { session in
            session.userID = session.userID.map { Int64(exactly: Float($0)) ?? .max }
        },
        session("SafeIntegerTestee", "number-changed") { session in
            session.id = min(session.id, 9_007_199_254_740_991)
        },
        session("SmallestIntegerTestee", "rejected") { session in
            if session.id == .min { throw Refusal() }
        },
        session("AbsoluteTestee", "number-changed") { session in
            session.userID = session.userID.map { $0 == .min ? $0 : abs($0) }
        },
        session("EqualIDsTestee", "field-lost") { session in
            if session.userID == .value(session.id) { session.userID = .absent }
        },
        session("FormattedNumberTestee", "number-changed") { session in
            // Like a formatter with sixteen significant digits.
            if session.id.magnitude >= 10_000_000_000_000_000 { session.id = session.id / 10 * 10 }
        },
        output("NumberAsTextTestee", "type-changed") { text in
            text.replacing(/"id":(-?\d+)/) { "\"id\":\"\($0.1)\"" }
        },
        output("GroupedDigitsTestee", "invalid-output") { text in
            text.replacing(/"id":(\d+)(\d{3})/) { "\"id\":\($0.1)_\($0.2)" }
        },
        output("ScientificTestee", "number-changed") { text in
            text.replacing(/"id":(\d)(\d{6})\d*/) { "\"id\":\($0.1).\($0.2)e\($0.0.count - 6)" }
        },
    ]
}
