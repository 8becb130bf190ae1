# shellcheck shell=bash

part_json() {
    "$program" generate --count 300 --violating 0.5 --seed 7 > "$scratch/payloads.ndjson" 2> /dev/null
    expect_exit 1 "$program" check "$scratch/payloads.ndjson" --format json --every-finding \
        --show-values || return 0
    cp "$scratch/out" "$scratch/report.json"
    if has jq; then
        jq -e '.exit.code == 1 and (.findings | length > 0)' < "$scratch/report.json" > "$scratch/out" \
            || fail 'jq does not find the findings'
    else
        skip 'no jq'
    fi
    if has "$python"; then
        "$python" -c 'import json, sys
report = json.loads(sys.stdin.buffer.read().decode("utf-8"))
sys.exit(not (report["exit"]["code"] == 1 and report["findings"]))' < "$scratch/report.json" \
            || fail 'Python does not find the findings'
    else
        skip "no $python"
    fi
    printf '%d bytes read back\n' "$(wc -c < "$scratch/report.json")"
}
