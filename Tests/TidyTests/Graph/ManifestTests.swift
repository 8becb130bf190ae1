import Testing

@Suite
struct `A manifest` {
    @Test
    func `contains targets with their levels and dependencies`() {
        let manifest = Manifest(
            """
            func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
                .target(name: name, dependencies: dependencies)
            }
            let targets = [
                // Level 0: no arrows.
                module("A"),
                // module("Gone"),

                // Level 12: more.
                module(
                    "B",
                    [
                        "A", "C",  // "D"
                    ]
                ),
                .executableTarget(
                    name: "tool",
                    dependencies: ["B"],
                    swiftSettings: settings
                ),
                module("C", ["A"], plugins: ["P"]),
                .plugin(
                    name: "P",
                    capability: .buildTool(),
                    dependencies: ["tool"],
                    path: "Sources/P"
                ),
                .executableTarget(name: "soak", dependencies: ["B"], path: "Tests/soak"),
                tests(of: "A", ["B"]),
            ]
            """
        )
        #expect(
            manifest.targets == [
                Manifest.Target(name: "A", level: 0, dependencies: []),
                Manifest.Target(name: "B", level: 12, dependencies: ["A", "C"]),
                Manifest.Target(name: "tool", level: nil, dependencies: ["B"]),
                Manifest.Target(name: "C", level: 12, dependencies: ["A"]),
                Manifest.Target(name: "P", level: nil, dependencies: []),
            ]
        )
    }
}
