# shellcheck shell=bash

part_pipes() {
    local command code
    for command in 'explain' 'generate --count 5000 --seed 1' 'corpus list' 'check Corpus' 'help'; do
        # shellcheck disable=SC2086
        { code=0; "$program" $command 2> "$scratch/err" || code=$?; printf '%s' "$code" > "$scratch/code"
        } | head -n 1 > "$scratch/out" || true
        [ -s "$scratch/out" ] || fail "$command: no first line"
        grep -qE 'rror|pipe|Fatal' "$scratch/err" && fail "$command: $(head -1 "$scratch/err")"
        code=$(cat "$scratch/code")
        [ "$code" -le 1 ] || [ "$code" -eq 141 ] || fail "$command: exit code $code"
    done
    printf '5 commands exited quietly after their reader left\n'
}
