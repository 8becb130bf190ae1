import Reports
import Testing

@Suite
struct `A report format` {
    @Test(arguments: ReportFormat.allCases)
    func `ends with a line feed and is safe for terminals`(format: ReportFormat) {
        let nasty = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{2028}"
        let report = sampleReport { run in
            run.target = nasty
            run.remarks = [nasty]
            run.failures = [nasty]
            run.units = [RunUnit(nasty, .file)]
        }
        let text = report.text(format, ReportStyle(detail: .reasons, showsValues: true))
        #expect(text.hasSuffix("\n"))
        let acting = text.unicodeScalars.filter {
            $0 != "\n" && ($0.value < 0x20 || nasty.unicodeScalars.contains($0) && $0.value > 0x7E)
        }
        #expect(acting.isEmpty)
    }
}
