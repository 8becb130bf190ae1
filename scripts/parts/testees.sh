# shellcheck shell=bash

# The adapters accept payloads that violate the contract, but must keep to the protocol.
part_testees() {
    needs "$python" || return 0
    try_testee scripts/testees/template.py
    if "$python" -c 'import zendesk' 2> /dev/null; then
        try_testee scripts/testees/python_zendesk.py
    else
        skip "$python cannot import zendesk; install it with '$python -m pip install python-zendesk'"
    fi
}

try_testee() {
    local rules baseline=${1%.py}.baseline.json
    expect_exit 1 "$program" model --seed 7 --cases 200 --format json -- "$python" "$1" || return 0
    rules=$("$python" -c 'import json, sys
print(*sorted({row["rule"] for row in json.load(sys.stdin)["findings"]}))' < "$scratch/out")
    printf '%s: %s\n' "$1" "$rules"
    case " $rules " in
    *' testee/'*) fail "$1 violated the protocol" ;;
    *' roundtrip/accepted '*) ;;
    *) fail "$1 accepts payloads that violate the contract, but no finding reports it" ;;
    esac
    [ ! -f "$baseline" ] || expect_exit 0 "$program" model --baseline "$baseline" -- "$python" "$1" || true
}
