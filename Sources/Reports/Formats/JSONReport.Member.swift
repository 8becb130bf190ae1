import SessionContract
import SessionModel
import StrictJSON
import TerminalText

extension Report {
    /// A member of the JSON report, with its value as JSON text.
    struct Member {
        let key: String
        let text: String

        init(_ key: String, _ text: String) {
            self.key = key
            self.text = text
        }

        init(_ key: String, _ write: (inout JSONWriter) -> Void) {
            self.init(key, JSONWriter.text(write))
        }
    }

    /// The members that are known when a run starts, in the order of the format.
    var openingMembers: [Member] {
        var members = [
            Member("format") { $0.string(Self.format) },
            Member("tool") { writer in
                writer.object {
                    $0.member("name", Self.toolName)
                    $0.member("version", run.toolVersion)
                }
            },
            Member("command") { $0.string(run.command) },
            Member("target") { $0.string(run.target) },
        ]
        if let model = run.model { members.append(Member("model") { $0.model(model) }) }
        if let options = run.options { members.append(Member("options") { $0.options(options) }) }
        if let corpus = run.corpus { members.append(Member("corpus") { $0.corpus(corpus) }) }
        if let generator = run.generator {
            members.append(Member("generator") { $0.generator(generator) })
        }
        members += partMembers
        members.append(Member("startedAt") { $0.string(startedAtText) })
        return members
    }

    /// The members that are known when a run ends, in the order of the format, without units and
    /// findings.
    ///
    /// - Parameter listed: The number of counted rows that the report lists.
    /// - Returns: The members.
    func closingMembers(listed: Int) -> [Member] {
        var members = [
            Member("durationMilliseconds") { $0.integer(run.duration.milliseconds) },
            Member("checked") { $0.checked(run.checked) },
        ]
        if let coverage = run.coverage {
            members.append(
                Member("coverage") { $0.coverage(coverage, isOfPart: !run.parts.isEmpty) }
            )
        }
        if !run.choices.isEmpty {
            members.append(Member("choices") { $0.choices(run.choices) })
        }
        if !run.censuses.isEmpty {
            members.append(Member("censuses") { $0.censuses(run.censuses) })
        }
        if let baseline = run.baseline {
            members.append(Member("baseline") { $0.baseline(baseline) })
        }
        return members + [
            Member("totals") { $0.totals(totals) },
            Member("rows") { $0.integer(Int64(findings.rowCount)) },
            Member("listed") { $0.integer(Int64(listed)) },
            Member("exit") { writer in
                writer.object {
                    $0.member("code", Int(exit.code.rawValue))
                    $0.member("verdict", exit.verdict.rawValue)
                    $0.member("reason", exit.fullReason)
                }
            },
            Member("incomplete") { $0.bool(isIncomplete) },
        ] + failureMembers
    }

    /// Each unit as a JSON object.
    var unitTexts: [String] {
        units.map { unit in JSONWriter.text { $0.unit(unit) } }
    }

    /// The start of the run as a timestamp in the documented form.
    var startedAtText: String {
        Timestamp(Timestamp.Moment(seconds: run.startedAt)).text
    }
}

extension JSONWriter {
    fileprivate mutating func options(_ options: RunOptions) {
        object {
            $0.member("strict", options.isStrict)
            $0.member("rules") { writer in
                writer.object { object in
                    for rule in Rule.allCases {
                        guard let severity = options.severities[rule] else { continue }
                        object.member(rule.id, severity?.rawValue ?? "off")
                    }
                }
            }
            if let only = options.only { $0.member("only") { $0.rules(only) } }
            if !options.skipped.isEmpty { $0.member("skip") { $0.rules(options.skipped) } }
            $0.member("failOn", options.failOn.rawValue)
            $0.member("now", Timestamp(Timestamp.Moment(seconds: options.now)).text)
            if let input = options.search.input { $0.member("input", input) }
            $0.nonempty("at", options.search.pointers)
            $0.nonempty("harMatch", options.search.prefixes)
            if options.search.readsAllFiles { $0.member("allFiles", true) }
            $0.members(of: options.requests)
        }
    }

    /// Writes the ids of rules, in the order of their declaration.
    private mutating func rules(_ rules: Set<Rule>) {
        array { array in
            for rule in Rule.allCases where rules.contains(rule) { array.string(rule.id) }
        }
    }

    fileprivate mutating func corpus(_ corpus: CorpusIdentity) {
        object {
            $0.member("version", corpus.version)
            $0.member("sha256", corpus.sha256)
        }
    }

    fileprivate mutating func generator(_ generator: RandomSource) {
        object {
            $0.member("version", generator.version)
            $0.member("seed", String(generator.seed))
            $0.member("shard", generator.shard)
        }
    }

    fileprivate mutating func checked(_ checked: RunRecord.Checked) {
        object {
            $0.member("payloads", checked.payloads)
            $0.member("sessions", checked.sessions)
            $0.member("bytes", checked.bytes)
            $0.member("cases", checked.cases)
            $0.member("pages", checked.pages)
            $0.member("files", checked.files)
            $0.member("answers", checked.answers)
            $0.member("skipped") { $0.reasons(checked.skipped) }
            $0.member("unjudged") { $0.reasons(checked.unjudged) }
            if let links = checked.links { $0.member("links") { $0.links(links) } }
        }
    }

    private mutating func reasons(_ counts: ReasonCounts) {
        object { object in
            for (reason, count) in counts.sorted { object.member(reason, count) }
        }
    }

    fileprivate mutating func coverage(_ coverage: RunRecord.Coverage, isOfPart: Bool) {
        object {
            $0.member("presence", coverage.presence.description)
            $0.member("dialects", coverage.dialects.description)
            $0.member("presenceSet", coverage.presence.bits)
            $0.member("dialectSet") { $0.strings(coverage.dialects.names) }
            if isOfPart {
                $0.member("presenceFailedSet", coverage.presence.failedOnly.bits)
                $0.nonempty("dialectFailedSet", coverage.dialects.failedOnly.names)
            }
            guard !coverage.aspects.isEmpty else { return }
            $0.member("aspects") { writer in
                writer.object { object in
                    for count in coverage.aspects {
                        object.member(count.name) { $0.aspect(count) }
                    }
                }
            }
        }
    }

    private mutating func aspect(_ count: RunRecord.Coverage.AspectCount) {
        object {
            $0.member("asked", count.asked)
            $0.member("kept", count.kept)
            $0.member("rejected", count.rejected)
        }
    }

    mutating func model(_ model: RunRecord.Model) {
        object {
            $0.member("name", model.name)
            if let version = model.version { $0.member("version", version) }
            if let language = model.language { $0.member("language", language) }
        }
    }

    fileprivate mutating func choices(_ choices: [RunRecord.Choice]) {
        object { object in
            for choice in choices {
                object.member(choice.policy) { writer in
                    writer.object {
                        $0.member("answer", choice.answer)
                        $0.member("declared", choice.isDeclared)
                        if !choice.observations.isEmpty {
                            $0.member("seen") { $0.observations(choice.observations) }
                        }
                    }
                }
            }
        }
    }

    fileprivate mutating func censuses(_ uses: [RunRecord.CensusUse]) {
        array { array in
            for use in uses {
                array.object {
                    $0.member("name", use.name)
                    $0.member("sessions", use.sessions)
                    $0.member("effective", use.effective)
                    $0.member("needed", use.needed)
                }
            }
        }
    }

    fileprivate mutating func baseline(_ use: RunRecord.BaselineUse) {
        object {
            $0.member("path", use.path)
            $0.member("entries", use.entries)
            $0.member("used", use.used)
            $0.member("unobserved", use.unobserved)
            $0.member("stale") { $0.strings(use.stale) }
            $0.member("expired") { $0.strings(use.expired) }
            $0.member("exceeded") { $0.strings(use.exceeded) }
        }
    }

    fileprivate mutating func strings(_ texts: [String]) {
        array { array in
            for text in texts { array.string(text) }
        }
    }

    fileprivate mutating func totals(_ totals: Report.Totals) {
        object {
            $0.member("error", totals[.error])
            $0.member("warning", totals[.warning])
            $0.member("note", totals[.note])
            $0.member("inconclusive", totals[.inconclusive])
            $0.member("suppressed", totals.suppressed)
        }
    }

    fileprivate mutating func unit(_ unit: Report.Unit) {
        object {
            $0.member("name", unit.name)
            $0.member("kind", unit.kind.rawValue)
            $0.member("asked", unit.asked)
            $0.member("failed", unit.failed)
            $0.member("unjudged", unit.unjudged)
            $0.member("skipped", unit.skipped)
            if let order = unit.counted.order { $0.member("order", order) }
            if let path = unit.counted.path, path != unit.name { $0.member("path", path) }
            if unit.counted.unjudgedAnswers > 0 {
                $0.member("unjudgedAnswers", unit.counted.unjudgedAnswers)
            }
            if let walk = unit.counted.walk { $0.members(of: walk) }
            $0.counts("rules", unit.counted.findings)
        }
    }

    /// Writes one row, as an event if `event` names one.
    mutating func row(_ row: Ledger.Row, event: String? = nil, showsValues: Bool) {
        let finding = row.finding
        object {
            if let event { $0.member("event", event) }
            $0.member("rule", finding.rule.id)
            $0.member("severity", row.severity.rawValue)
            $0.member("pointer", finding.shownPointer(showsValues: showsValues).description)
            $0.member("source", finding.place.source)
            if let position = finding.place.position {
                $0.member("offset", position.offset)
                $0.member("line", position.line)
                $0.member("column", position.column)
            } else if let offset = finding.place.offset {
                $0.member("offset", offset)
            }
            $0.member("message", finding.wording.message)
            $0.member("observed", finding.observedText(showsValues: showsValues))
            if showsValues { $0.values(of: finding) }
            $0.member("expected", finding.wording.expected)
            $0.member("fix", finding.wording.fix)
            $0.member("count", row.count)
            if let example = finding.wording.example { $0.member("payload", example) }
            if let reproduction = finding.reproduction {
                $0.member("original", reproduction.original)
                $0.member("shrinks", reproduction.shrinks)
                $0.member("replay", reproduction.token)
                $0.member("likelihood", reproduction.likelihood.rawValue)
                $0.member("phase", reproduction.phase)
                if !reproduction.aspects.isEmpty {
                    $0.member("aspects") { $0.strings(reproduction.aspects) }
                }
            }
            $0.member("shape", finding.group.pointerShape)
            $0.member("kind", finding.group.observedKind)
            $0.member("fingerprint", finding.group.fingerprint)
            $0.origin(row.origin)
            if let suppression = row.suppression { $0.member("suppressed", suppression.reason) }
        }
    }
}
