// swift-tools-version: 6.2

import PackageDescription

/// The language mode and checks every target is built with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// A library or executable module and its arrows, which only ever point to lower levels.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module, in the folder that mirrors it.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + more,
        swiftSettings: settings
    )
}

let package = Package(
    name: "session-conformance",
    // Linux is what is tested. What differs elsewhere is in CLibrary, Platform and FoundationHTTP,
    // and compiles by reading only.
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "SessionModel", targets: ["SessionModel"]),
        .library(name: "Gen", targets: ["Gen"]),
        .library(name: "GenTesting", targets: ["GenTesting"]),
        .library(name: "ConformanceTesting", targets: ["ConformanceTesting"]),
        .library(name: "SessionConformance", targets: ["SessionConformance"]),
    ],
    targets: [
        // Level 0: what needs nothing else.
        module("CLibrary"),
        module("FoundationHTTP"),
        module("StrictJSON"),
        module("TerminalText"),

        // Level 1: the system, with all that differs between platforms.
        module("Platform", ["CLibrary"]),

        // Level 1: the object under test, as a model that keeps every state apart.
        module("SessionModel", ["StrictJSON"]),

        // Level 2: what the object owes.
        module("SessionContract", ["SessionModel", "StrictJSON"]),

        // Level 2: values by chance, and the smallest that fail.
        module("Gen", ["Platform"]),

        // Level 3: properties in Swift Testing.
        module("GenTesting", ["Gen", "Platform"]),

        // Level 3: payloads, wherever they come from, read for what is wrong with them.
        module("PayloadInput", ["Platform", "SessionContract", "SessionModel", "StrictJSON"]),

        // Level 3: an API to check on a machine that has none.
        module("StandInAPI", ["Platform", "SessionModel"]),

        // Level 4: an API that sends payloads, and a collection of them.
        module(
            "LiveAPI",
            [
                "FoundationHTTP", "PayloadInput", "Platform", "SessionContract", "SessionModel",
                "StrictJSON",
            ]
        ),
        module(
            "SessionCorpus",
            ["PayloadInput", "SessionContract", "SessionModel", "StrictJSON", "TerminalText"]
        ),

        // Level 4: a model held to the contract.
        module(
            "SessionConformance",
            ["Gen", "Platform", "SessionContract", "SessionModel", "StrictJSON"]
        ),

        // Level 5: what test suites and people see.
        module("ConformanceTesting", ["SessionConformance"]),
        module(
            "Reports",
            ["SessionContract", "SessionModel", "StrictJSON", "TerminalText"]
        ),

        // Level 6: arguments, wiring, exit codes.
        module(
            "CommandLineInterface",
            [
                "Gen", "LiveAPI", "PayloadInput", "Platform", "Reports", "SessionConformance",
                "SessionContract", "SessionCorpus", "SessionModel", "StandInAPI", "StrictJSON",
                "TerminalText",
            ]
        ),
        .executableTarget(
            name: "session-conformance",
            dependencies: ["CommandLineInterface"],
            swiftSettings: settings
        ),

        // The package's own model as a child process that speaks session-testee/1.
        .executableTarget(
            name: "session-testee",
            dependencies: ["SessionConformance"],
            swiftSettings: settings
        ),

        // Shared by tests and by the program that runs their arrangements by the million.
        .target(
            name: "Arrangements",
            dependencies: [
                "CLibrary", "Gen", "PayloadInput", "Platform", "SessionContract", "SessionModel",
                "StrictJSON",
            ],
            path: "Tests/Arrangements",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "soak",
            dependencies: ["Arrangements", "PayloadInput", "PropertyFuzz", "SessionCorpus"],
            path: "Tests/soak",
            swiftSettings: settings
        ),

        // Random generators and properties with known verdicts, for the tests of Gen and for soak.
        .target(
            name: "PropertyFuzz",
            dependencies: ["Gen"],
            path: "Tests/PropertyFuzz",
            swiftSettings: settings
        ),

        // Time that tests move.
        .target(
            name: "ManualTime",
            dependencies: ["Platform"],
            path: "Tests/ManualTime",
            swiftSettings: settings
        ),

        tests(of: "Platform", ["ManualTime"]),
        tests(of: "StrictJSON", ["Gen"]),
        tests(of: "SessionModel", ["Gen", "StrictJSON"]),
        tests(
            of: "SessionContract",
            ["Arrangements", "Gen", "PayloadInput", "SessionModel", "StrictJSON"]
        ),
        tests(
            of: "PayloadInput",
            [
                "Arrangements", "Gen", "SessionContract", "SessionCorpus", "SessionModel",
                "StrictJSON",
            ]
        ),
        tests(
            of: "LiveAPI",
            [
                "ManualTime", "PayloadInput", "Platform", "SessionContract", "SessionCorpus",
                "StandInAPI", "StrictJSON",
            ]
        ),
        tests(of: "Gen", ["ManualTime", "Platform", "PropertyFuzz"]),
        tests(of: "GenTesting", ["Gen", "ManualTime", "PropertyFuzz"]),
        tests(
            of: "SessionCorpus",
            [
                "Arrangements", "Gen", "PayloadInput", "SessionConformance", "SessionContract",
                "SessionModel", "StrictJSON",
            ]
        ),
        tests(
            of: "SessionConformance",
            [
                "CLibrary", "Gen", "ManualTime", "Platform", "SessionContract", "SessionModel",
                "StrictJSON", "session-testee",
            ]
        ),
        tests(of: "ConformanceTesting", ["SessionConformance"]),
        tests(of: "TerminalText", ["SessionContract"]),
        tests(of: "Reports", ["SessionContract", "StrictJSON", "TerminalText"]),
        tests(
            of: "CommandLineInterface",
            [
                "Gen", "LiveAPI", "Platform", "Reports", "SessionConformance", "SessionContract",
                "SessionCorpus", "SessionModel", "StandInAPI", "StrictJSON", "session-testee",
            ]
        ),
        tests(
            of: "StandInAPI",
            ["FoundationHTTP", "Gen", "ManualTime", "PayloadInput", "Platform", "SessionContract"]
        ),

        // The house rules that no compiler checks.
        .testTarget(name: "TidyTests", swiftSettings: settings),
    ]
)
