import Platform
import Synchronization

/// How the values of each type are drawn, and the overrides.
///
/// The plans are shared by all cases, because finding out about a type takes longer than drawing a
/// value.
final class DecodingPlans: Sendable {
    /// How the values of a type are drawn.
    enum Plan: Sendable {
        /// The type needs no decoder.
        case drawn(Generator<Any>)
        /// The type decodes itself.
        case decoded(DecodedForm)
    }

    let overrides: [DecodingOverride]
    private let plans = Mutex<[ObjectIdentifier: Plan]>([:])

    init(_ overrides: [DecodingOverride]) { self.overrides = overrides }

    /// Returns the plan of a type.
    func plan<Value>(for type: Value.Type) -> Plan {
        let identifier = ObjectIdentifier(type)
        if let known = plans.withLock({ $0[identifier] }) { return known }
        let plan = Self.plan(type)
        plans.withLock { $0[identifier] = plan }
        return plan
    }

    private static func plan<Value>(_ type: Value.Type) -> Plan {
        if let primitive = primitives[ObjectIdentifier(type)] { return .drawn(primitive) }
        if let iterable = type as? any CaseIterable.Type { return .drawn(element(of: iterable)) }
        if let cases = EnumCases.all(of: type) { return .drawn(element(of: cases)) }
        return .decoded(DecodedForm(type))
    }

    private static func element<Value: CaseIterable>(of type: Value.Type) -> Generator<Any> {
        element(of: Array(type.allCases))
    }

    private static func element<Value>(of values: [Value]) -> Generator<Any> {
        guard !values.isEmpty else {
            return .impossible(
                "\(TypeName.of(Value.self)) has no cases",
                Place(file: #fileID, line: #line)
            )
        }
        let count = UInt64(values.count)
        let domain = Domain(choosingFrom: count, kind: count <= 16 ? .alternative : .symbol)
        let list = CopiedValues(values)
        return Generator<Any> { source throws(Rejection) in
            list.values[Int(try source.draw(domain))]
        }
    }

    private static let primitives: [ObjectIdentifier: Generator<Any>] = {
        var draws: [ObjectIdentifier: Generator<Any>] = [:]
        func add<Value>(_ generator: Generator<Value>) {
            draws[ObjectIdentifier(Value.self)] = generator.map { $0 as Any }
        }
        add(.bool())
        add(.string())
        add(.double())
        add(.float())
        add(Generator<Int>.integer())
        add(Generator<Int8>.integer())
        add(Generator<Int16>.integer())
        add(Generator<Int32>.integer())
        add(Generator<Int64>.integer())
        add(Generator<Int128>.integer())
        add(Generator<UInt>.integer())
        add(Generator<UInt8>.integer())
        add(Generator<UInt16>.integer())
        add(Generator<UInt32>.integer())
        add(Generator<UInt64>.integer())
        add(Generator<UInt128>.integer())
        add(.duration())
        return draws
    }()
}

/// Values of a type that may not be sendable.
///
/// Enumeration cases are only copied, so tasks can share them.
private struct CopiedValues<Value>: @unchecked Sendable {
    let values: [Value]

    init(_ values: [Value]) { self.values = values }
}

/// What a type that decodes itself expects from its decoder.
struct DecodedForm: Sendable {
    /// Whether the type is an enumeration, which expects exactly one key.
    var isEnumeration = false
    /// Whether the type is a dictionary with integers as keys.
    var hasIntegerKeys = false
    /// Whether the type is a dictionary whose keys and values alternate in a list.
    var hasPairs = false
    /// The generator of the text that the type decodes, if it rejects most texts.
    var text: Generator<String>?
    /// The generator of the number that the type decodes, if it is not just any.
    var number: Generator<Double>?

    /// The form of a type that has none of its own.
    init() {}

    init(_ type: Any.Type) {
        isEnumeration = EnumCases.isEnumeration(type)
        let name = String(reflecting: type)
        if name.hasPrefix("Swift.Dictionary<") {
            hasIntegerKeys = name.hasPrefix("Swift.Dictionary<Swift.Int,")
            hasPairs = !hasIntegerKeys && !name.hasPrefix("Swift.Dictionary<Swift.String,")
        }
        // The types of Foundation are recognized by their names, because this module does not
        // import it.
        switch name.split(separator: ".").first {
        case "Foundation", "FoundationEssentials":
            switch name.split(separator: ".").dropFirst() {
            case ["Date"]: number = Self.dates
            case ["UUID"]: text = .uuid()
            case ["URL"]: text = Self.links
            default: break
            }
        default: break
        }
    }

    /// The seconds from 1 January 1970 to 1 January 2001, from which Foundation counts.
    private static let secondsTo2001 = 978_307_200

    private static let dates = Generator<Moment>.moment().map {
        Double($0.secondsSince1970 - secondsTo2001)
    }

    private static let links: Generator<String> = .zip(
        .string(of: .lowercase, count: 1...12),
        .element(of: ["com", "org", "example", "test"]),
        .string(of: .alphanumerics, count: 1...8).array(count: 0...3)
    ).map { host, domain, path in
        "https://\(host).\(domain)" + path.map { "/\($0)" }.joined()
    }
}
