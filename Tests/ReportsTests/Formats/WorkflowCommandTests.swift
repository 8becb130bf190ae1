import Testing

@testable import Reports

@Suite
struct `A command to a runner` {
    @Test
    func `is a line`() {
        let command = WorkflowCommand(
            level: .error,
            properties: [("file", "a.json"), ("line", "3")],
            message: "It is null."
        )
        #expect(command.description == "::error file=a.json,line=3::It is null.")
        #expect(WorkflowCommand(level: .notice, message: "x").description == "::notice::x")
    }

    @Test
    func `escapes what would end a part of it`() {
        let command = WorkflowCommand(
            level: .warning,
            properties: [("title", "a,b:c%0A\r\nd")],
            message: "e,f:g%0A\r\n::error::h"
        )
        #expect(
            command.description
                == "::warning title=a%2Cb%3Ac%250A%0D%0Ad::e,f:g%250A%0D%0A::error::h"
        )
    }
}
