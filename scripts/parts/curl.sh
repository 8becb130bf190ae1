# shellcheck shell=bash

part_curl() {
    needs curl || return 0
    local options=(--silent --show-error --fail --max-time 20 --noproxy '*')
    serve --sessions 3
    if expect_exit 0 curl "${options[@]}" --include "$address/api/v2/sessions.json"; then
        grep -qi '^content-type: application/json' "$scratch/out" \
            || fail 'the Content-Type header is not application/json'
        sed '1,/^\r*$/d' "$scratch/out" > "$scratch/sessions.json"
        expect_exit 0 "$program" check "$scratch/sessions.json" || true
    fi
    expect_exit 22 curl "${options[@]}" "$address/api/v2/nothing.json" || true
    # Both requests use the same connection.
    expect_exit 0 curl "${options[@]}" "$address/api/v2/sessions.json" \
        "$address/api/v2/users/me/session.json" || true
    stop_serving
    serve --fault session-id-null
    if expect_exit 0 curl "${options[@]}" --output "$scratch/broken.json" "$address/api/v2/sessions.json"
    then
        expect_exit 1 "$program" check "$scratch/broken.json" || true
        grep -q 'contract/null' "$scratch/out" \
            || fail 'check did not find the fault that was served'
    fi
    stop_serving
    printf '4 responses fetched\n'
}
