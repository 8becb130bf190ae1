import Platform
import Testing

@Suite
struct `The environment of this process` {
    @Test
    func `has the variables that are set`() {
        #expect(EnvironmentText.value(of: "PATH")?.isEmpty == false)
        #expect(EnvironmentText.value(of: "A_VARIABLE_THAT_IS_NOT_SET") == nil)
        #expect(EnvironmentText.value(of: "") == nil)
    }
}
