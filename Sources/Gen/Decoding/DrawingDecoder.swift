/// A decoder that draws what a type asks for.
struct DrawingDecoder: Decoder {
    let state: DecodingState
    let codingPath: [any CodingKey]
    let form: DecodedForm

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Draws a value of a type.
    static func draw<Value: Decodable>(
        _ type: Value.Type,
        from source: inout Source,
        _ plans: DecodingPlans,
        _ place: Place
    ) throws -> Value {
        // Moved, not copied, so that drawing does not copy the record.
        let state = DecodingState(plans, place)
        swap(&state.source, &source)
        defer { swap(&state.source, &source) }
        return try DrawingDecoder(state: state, codingPath: [], form: DecodedForm())
            .decode(type, at: [])
    }

    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedDraws(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try UnkeyedDraws(decoder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        SingleDraw(decoder: self)
    }
}

/// What all decoders of one draw share.
final class DecodingState {
    var source = Source()
    let plans: DecodingPlans
    let place: Place
    /// The number of lists around the current value.
    var openLists = 0
    /// The number of values around the current value that decode themselves.
    var nesting = 0

    init(_ plans: DecodingPlans, _ place: Place) {
        self.plans = plans
        self.place = place
    }
}

extension DrawingDecoder {
    /// Returns the decoder of a part.
    func part(_ key: any CodingKey) -> DrawingDecoder {
        DrawingDecoder(state: state, codingPath: codingPath + [key], form: DecodedForm())
    }

    /// Draws a value of a type.
    func decode<Value: Decodable>(_ type: Value.Type, at path: [any CodingKey]) throws -> Value {
        if !state.plans.overrides.isEmpty, let value = try overridden(type, at: path) {
            return value
        }
        if let text = form.text, type == String.self {
            return try cast(text.body(&state.source), type)
        }
        if let number = form.number, type == Double.self {
            return try cast(number.body(&state.source), type)
        }
        switch state.plans.plan(for: type) {
        case .drawn(let draw):
            return try cast(draw.body(&state.source), type)
        case .decoded(let form):
            state.nesting += 1
            defer { state.nesting -= 1 }
            return try inSpan {
                try type.init(from: DrawingDecoder(state: state, codingPath: path, form: form))
            }
        }
    }

    private func overridden<Value>(_ type: Value.Type, at path: [any CodingKey]) throws -> Value? {
        let names = path.map(\.stringValue)
        guard
            let override = state.plans.overrides.first(where: { $0.applies(to: type, at: names) })
        else { return nil }
        if let value = try state.source.draw(override.values) as? Value { return value }
        throw Rejection.impossible(
            "the override of '\(names.joined(separator: "."))' makes \(override.made), but "
                + "\(TypeName.of(type)) is decoded there",
            state.place
        )
    }

    private func cast<Value>(_ value: Any, _ type: Value.Type) throws -> Value {
        // Plans are found by the type, so this does not fail.
        guard let value = value as? Value else { throw Rejection.filtered(state.place) }
        return value
    }

    /// Draws something in a span, and closes the spans that containers opened in it.
    ///
    /// A container does not know when it is no longer used.
    func inSpan<Value>(
        _ kind: Span.Kind = .part,
        detail: Int = 0,
        _ body: () throws -> Value
    ) throws -> Value {
        let (depth, lists) = (state.source.recording.depth, state.openLists)
        try state.source.begin(kind, detail: detail)
        let value = try body()
        while state.source.recording.depth > depth { state.source.end() }
        state.openLists = lists
        return value
    }

    /// Draws a value or `nil`, which is simpler.
    func decodeOptional<Value: Decodable>(
        _ type: Value.Type,
        at path: [any CodingKey]
    ) throws -> Value? {
        // A URL that is relative to another one is not absolute.
        if form.text != nil, type != String.self { return nil }
        return try inSpan(.alternatives, detail: state.place.identity) {
            try isPresent() ? decode(type, at: path) : nil
        }
    }

    /// Draws whether an optional value is there: in three of four cases, but in one of four where
    /// values are deeply nested, so that a value that contains itself has a limited size.
    func isPresent() throws -> Bool {
        let weights: ContiguousArray<UInt64> = state.nesting <= Self.deep ? [1, 4] : [3, 4]
        return try state.source.draw(alternative: Self.presence, weights: weights) == 1
    }

    /// The nesting of values from which they become smaller.
    private static let deep = 4

    private static let presence = Domain(choosingFrom: 2, kind: .alternative)

    /// Opens a list, and draws its length.
    ///
    /// Lists inside lists are shorter, and lists in deeply nested values are empty, so that a value
    /// has a limited size.
    func openList(atMost most: Int) throws -> Int {
        let isDeep = state.nesting > 2 * Self.deep
        let longest = isDeep ? 0 : most >> min(max(state.openLists, state.nesting / Self.deep), 3)
        state.openLists += 1
        try state.source.begin(.list)
        let count = try state.source.draw(length: Domain(lengths: 0...longest))
        try state.source.recording.makeRoom(for: count)
        return count
    }
}
