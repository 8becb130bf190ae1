import Reports
import StrictJSON
import Testing

/// `scripts/acceptance reports` validates reports with a validator that others wrote; this only
/// finds members that the schema does not name.
@Suite
struct `The schema of reports` {
    private let definitions: JSONValue

    init() throws {
        let root = try JSONDocument(parsing: ReportSchema.text).root
        definitions = try #require(root["$defs"])
    }

    private func properties(_ name: JSONString) -> Set<String> {
        let members = definitions[name]?["properties"]?.members ?? []
        return Set(members.map(\.key.description))
    }

    @Test(arguments: MadeUpReport.allCases)
    func `names every member of a report`(made: MadeUpReport) throws {
        let root = try JSONDocument(parsing: made.report.text(.json)).root
        let keys = root.members?.map(\.key.description) ?? []
        let known = properties("report").union(properties("opening")).union(properties("closing"))
        #expect(Set(keys).subtracting(known) == [])
        for row in root["findings"]?.elements ?? [] {
            let keys = row.members?.map(\.key.description) ?? []
            #expect(Set(keys).subtracting(properties("finding")) == [])
        }
    }

    @Test
    func `refers only to definitions that exist`() {
        let names = ReportSchema.text.matches(of: #/"\$ref": "#\/\$defs\/(\w+)"/#).map(\.1)
        #expect(names.count > 20)
        for name in Set(names) { #expect(definitions[JSONString(String(name))] != nil) }
    }

    @Test
    func `requires only members that it describes`() {
        for definition in definitions.members ?? [] {
            let required = definition.value["required"]?.elements ?? []
            let keys = required.compactMap { $0.string?.string }
            #expect(Set(keys).subtracting(properties(definition.key)) == [])
        }
    }
}
