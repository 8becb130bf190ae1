import Platform
import Testing

@Suite
struct `The environment of this process` {
    @Test
    func `has the variables that are set`() {
        #expect(ThisProcess.variable("PATH")?.isEmpty == false)
        #expect(ThisProcess.variable("A_VARIABLE_THAT_IS_NOT_SET") == nil)
        #expect(ThisProcess.variable("") == nil)
    }
}
