// swift-tools-version: 6.2

import PackageDescription

/// The language mode and the checks with which every target is built.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// A library or executable module and its dependencies, which must be at lower levels.
func module(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    plugins: [Target.PluginUsage] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

/// The tests of a module, in the folder that mirrors it.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "TestEffort"] + more,
        swiftSettings: settings
    )
}

let package = Package(
    name: "session-conformance",
    // Only Linux is tested. Differences between systems are confined to CLibrary and
    // Platform, whose branches for other systems have only been checked by reading.
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "SessionModel", targets: ["SessionModel"]),
        .library(name: "Gen", targets: ["Gen"]),
        .library(name: "GenFoundation", targets: ["GenFoundation"]),
        .library(name: "GenTesting", targets: ["GenTesting"]),
        .library(name: "ConformanceTesting", targets: ["ConformanceTesting"]),
        .library(name: "SessionConformance", targets: ["SessionConformance"]),
        // Named, so that packages that depend on this one can run them.
        .executable(name: "session-conformance", targets: ["session-conformance"]),
        .executable(name: "session-check", targets: ["session-check"]),
        .executable(name: "session-testee", targets: ["session-testee"]),
    ],
    targets: [
        // Level 0: no dependencies.
        module("CLibrary"),
        module("StrictJSON"),
        module("TerminalText"),

        // Level 1: the system, with all differences between platforms.
        module("Platform", ["CLibrary"]),

        // Level 1: the object under test, as a model that distinguishes absent, null and value.
        module("SessionModel", ["StrictJSON"]),

        // Level 2: JSON that people write, and what they get wrong.
        module("JSONFiles", ["SessionModel", "StrictJSON", "TerminalText"]),

        // Level 2: the contract of the object.
        module("SessionContract", ["SessionModel", "StrictJSON"]),

        // Level 3: deviations that a project has accepted.
        module("Baselines", ["JSONFiles", "SessionContract", "StrictJSON", "TerminalText"]),

        // Level 2: random values, and shrinking of those that fail.
        module("Gen", ["Platform"]),

        // Level 3: payloads to test with, and what each means.
        module("SessionPayloads", ["Gen", "SessionContract", "SessionModel", "StrictJSON"]),

        // Level 3: properties in Swift Testing.
        module("GenTesting", ["Gen", "Platform"]),

        // Level 3: random values of the types of Foundation.
        module("GenFoundation", ["Gen"]),

        // Level 3: reading and judging payloads from any source.
        module(
            "PayloadInput",
            ["Platform", "SessionContract", "SessionModel", "StrictJSON", "TerminalText"]
        ),

        // Level 3: a stand-in for the real API.
        module("StandInAPI", ["Platform", "SessionModel"]),

        // Level 4: checks of a live API, and the corpus of payloads.
        module(
            "LiveAPI",
            [
                "PayloadInput", "Platform", "SessionContract", "SessionModel", "StrictJSON",
                "TerminalText",
            ]
        ),
        module(
            "SessionCorpus",
            [
                "JSONFiles", "PayloadInput", "Platform", "SessionContract", "SessionModel",
                "StrictJSON",
                "TerminalText",
            ],
            plugins: ["BuiltInCorpusPlugin"]
        ),

        // Copies the corpus into SessionCorpus, in every build.
        .executableTarget(
            name: "built-in-corpus",
            swiftSettings: settings
        ),
        .plugin(
            name: "BuiltInCorpusPlugin",
            capability: .buildTool(),
            dependencies: ["built-in-corpus"],
            path: "Sources/BuiltInCorpusPlugin"
        ),

        // Level 4: conformance tests of models.
        module(
            "SessionConformance",
            [
                "Gen", "Platform", "SessionContract", "SessionModel", "SessionPayloads",
                "StrictJSON",
            ]
        ),

        // Level 5: the interface to test suites, and reports for people.
        module(
            "ConformanceTesting",
            [
                "Baselines", "JSONFiles", "SessionConformance", "SessionContract", "SessionCorpus",
                "StrictJSON",
            ]
        ),
        module(
            "Reports",
            ["Platform", "SessionContract", "SessionModel", "StrictJSON", "TerminalText"]
        ),

        // Level 6: what an API sends, as counts without a value, and what has changed.
        module(
            "Drift",
            [
                "PayloadInput", "Reports", "SessionContract", "SessionModel", "StrictJSON",
                "TerminalText",
            ]
        ),

        // Level 7: programs as lists of commands, and the commands for files.
        module(
            "CommandLineFrame",
            [
                "Baselines", "Drift", "Gen", "JSONFiles", "PayloadInput", "Platform", "Reports",
                "SessionContract", "SessionModel", "SessionPayloads", "StrictJSON", "TerminalText",
            ]
        ),

        // A small program for workers, without Foundation and without a network.
        .executableTarget(
            name: "session-check",
            dependencies: ["CommandLineFrame"],
            swiftSettings: settings
        ),

        // Level 8: all other commands.
        module(
            "CommandLineInterface",
            [
                "Baselines", "CommandLineFrame", "Drift", "Gen", "JSONFiles", "LiveAPI",
                "PayloadInput",
                "Platform", "Reports", "SessionConformance", "SessionContract", "SessionCorpus",
                "SessionModel", "SessionPayloads", "StandInAPI", "StrictJSON", "TerminalText",
            ]
        ),
        .executableTarget(
            name: "session-conformance",
            dependencies: ["CommandLineFrame", "CommandLineInterface"],
            swiftSettings: settings
        ),

        // The package's own model as a child process that speaks session-testee/1.
        .executableTarget(
            name: "session-testee",
            dependencies: ["SessionConformance"],
            swiftSettings: settings
        ),

        // Shared by the tests and by the program that repeats them millions of times.
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
            dependencies: [
                "Arrangements", "DriftPopulations", "PayloadInput", "PropertyFuzz",
                "ScrubbingAttack", "SessionCorpus",
            ],
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

        // Payloads full of personal data, and a search for it, for the tests and for soak.
        .target(
            name: "ScrubbingAttack",
            dependencies: ["Gen"],
            path: "Tests/ScrubbingAttack",
            swiftSettings: settings
        ),

        // Wrong models, which the tests of the suite and of its reports must catch.
        .target(
            name: "CanaryModels",
            dependencies: [
                "SessionConformance", "SessionContract", "SessionModel", "SessionPayloads",
                "StrictJSON",
            ],
            path: "Tests/CanaryModels",
            swiftSettings: settings
        ),

        // How much of their sweeps tests do.
        .target(name: "TestEffort", path: "Tests/TestEffort", swiftSettings: settings),

        // Random samples of populations of sessions, for the tests of Drift and for soak.
        .target(
            name: "DriftPopulations",
            dependencies: ["Drift", "Gen", "PayloadInput", "SessionContract", "SessionModel"],
            path: "Tests/DriftPopulations",
            swiftSettings: settings
        ),

        // A clock that tests control.
        .target(
            name: "ManualTime",
            dependencies: ["Platform"],
            path: "Tests/ManualTime",
            swiftSettings: settings
        ),

        // Runs of the program inside the test process.
        .target(
            name: "CapturedRuns",
            dependencies: [
                "CommandLineFrame", "CommandLineInterface", "ManualTime", "Platform",
                "SessionCorpus",
            ],
            path: "Tests/CapturedRuns",
            swiftSettings: settings
        ),

        tests(of: "Platform", ["ManualTime"]),
        tests(of: "StrictJSON", ["Gen"]),
        tests(of: "SessionModel", ["Gen", "StrictJSON"]),
        tests(of: "JSONFiles", ["StrictJSON"]),
        tests(of: "Baselines", ["JSONFiles", "SessionContract", "StrictJSON"]),
        tests(
            of: "SessionContract",
            ["Arrangements", "Gen", "PayloadInput", "SessionModel", "StrictJSON"]
        ),
        tests(
            of: "PayloadInput",
            [
                "Arrangements", "Gen", "Platform", "SessionContract", "SessionCorpus",
                "SessionModel", "StrictJSON",
            ]
        ),
        tests(
            of: "LiveAPI",
            [
                "Arrangements", "CommandLineFrame", "CommandLineInterface", "Gen", "ManualTime",
                "PayloadInput",
                "Platform",
                "Reports", "SessionContract", "SessionCorpus",
                "StandInAPI", "StrictJSON",
            ]
        ),
        tests(of: "Gen", ["ManualTime", "Platform", "PropertyFuzz"]),
        tests(of: "GenFoundation", ["Gen", "GenTesting"]),
        tests(of: "GenTesting", ["Gen", "ManualTime", "Platform", "PropertyFuzz"]),
        tests(
            of: "SessionCorpus",
            [
                "Arrangements", "Gen", "JSONFiles", "PayloadInput", "ScrubbingAttack",
                "SessionConformance",
                "SessionContract", "SessionModel", "StrictJSON", "built-in-corpus",
            ]
        ),
        tests(
            of: "SessionConformance",
            [
                "Arrangements", "CLibrary", "CanaryModels", "Gen", "GenTesting", "ManualTime",
                "Platform", "SessionContract", "SessionModel", "SessionPayloads", "StrictJSON",
                "session-testee",
            ]
        ),
        tests(
            of: "SessionPayloads",
            ["Gen", "SessionContract", "SessionModel", "StrictJSON"]
        ),
        tests(of: "ConformanceTesting", ["Baselines", "JSONFiles", "SessionConformance"]),
        tests(of: "TerminalText", ["SessionContract"]),
        tests(
            of: "Reports",
            ["Platform", "SessionContract", "SessionModel", "StrictJSON", "TerminalText"]
        ),
        tests(
            of: "Drift",
            [
                "Arrangements", "DriftPopulations", "Gen", "PayloadInput", "Reports",
                "SessionContract", "SessionModel", "StrictJSON",
            ]
        ),
        tests(
            of: "CommandLineFrame",
            [
                "Arrangements", "CapturedRuns", "CommandLineInterface", "Gen", "GenTesting",
                "JSONFiles", "ManualTime", "PayloadInput", "Platform", "Reports",
                "SessionConformance", "SessionContract", "SessionModel", "StrictJSON",
                "session-testee",
            ]
        ),
        tests(
            of: "CommandLineInterface",
            [
                "Arrangements", "CanaryModels", "CapturedRuns", "CommandLineFrame", "Gen",
                "GenTesting", "LiveAPI",
                "ManualTime", "Platform", "Reports",
                "SessionConformance", "SessionContract", "SessionCorpus", "SessionModel",
                "StandInAPI", "StrictJSON", "session-testee",
            ]
        ),
        tests(
            of: "StandInAPI",
            [
                "Gen", "ManualTime", "PayloadInput", "Platform",
                "SessionContract", "SessionModel",
            ]
        ),

        // The project rules that no compiler checks.
        .testTarget(name: "TidyTests", dependencies: ["TestEffort"], swiftSettings: settings),
    ]
)
