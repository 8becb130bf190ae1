# shellcheck shell=bash

# The libraries that are here do what the committed matrix says of the same versions.
part_matrix() {
    needs "$python" || return 0
    local folder=$scratch/matrix
    "$python" -B scripts/matrix --program "$program" --output "$folder" > "$scratch/out" || true
    # A language that is missing is not the fault of the program.
    while IFS= read -r line; do skip "$line"; done < <(grep -F ': skipped' "$scratch/out")
    "$python" -B scripts/compare-matrices.py scripts/testees/matrix.json "$folder/matrix/matrix.json" \
        || fail 'a model does something else than the matrix in scripts/testees says'
}
