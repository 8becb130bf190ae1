# shellcheck shell=bash
# Engines that check a file in parts, and the program for their workers.

# Compares what a recipe has printed with the report of one process, both in $scratch.
same_report() {
    # The last lines say how long it took.
    if diff <(sed 's/ in [0-9.]* s\.$//' "$scratch/whole.txt") \
        <(sed 's/ in [0-9.]* s\.$//' "$scratch/parts.txt") > "$scratch/out"; then
        printf '%s: the report of one process\n' "$1"
    else
        fail "$1 prints another report: $(head -3 "$scratch/out")"
    fi
}

# Runs a recipe with a file, and compares what it prints and its exit code with one process.
same_as_whole() {
    local file=$1 code=0 expected=0
    shift
    PROGRAM=$program "$@" > "$scratch/parts.txt" 2> "$scratch/err" || code=$?
    "$program" check "$file" > "$scratch/whole.txt" 2> "$scratch/out" || expected=$?
    same_report "$(printf '%s\n' "$@" | grep -m1 check-with)"
    [ "$code" -eq "$expected" ] || fail "exit code $code instead of $expected: $*"
}

# Runs a recipe in Python, if its engine is installed.
with_python() {
    local module=$1 recipe=$2 file=$3
    shift 3
    if "$python" -c "import $module" 2> /dev/null; then
        PYSPARK_PYTHON=$python same_as_whole "$file" \
            "$python" "scripts/engines/$recipe" "$file" "$@"
    else
        skip "$python cannot import $module"
    fi
}

# Runs the tasks of a system with the variables that it sets, in a folder with the file.
#
# $1 is the name of the system, the others the command of a task, which gets its number from 1 to 8.
as_tasks() {
    local system=$1 folder=$scratch/tasks task
    shift
    rm -rf "$folder/reports" "$folder"/report-*.json
    mkdir -p "$folder/reports"
    for task in 1 2 3 4 5 6 7 8 3; do # The third is repeated.
        (cd "$folder" && "$@" "$task") > /dev/null 2> "$scratch/err" \
            || fail "$system: task $task fails: $(tail -1 "$scratch/err")"
    done
    (cd "$folder" && ./session-check merge reports/*.json) > "$scratch/parts.txt" || true
    (cd "$folder" && ./session-check check sessions.ndjson --now "$now") \
        > "$scratch/whole.txt" || true
    same_report "$system"
}

as_slurm() {
    SLURM_ARRAY_TASK_ID=$1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=8 NOW=$now \
        FILE=sessions.ndjson REPORTS=reports PROGRAM=./session-check \
        bash "$recipes/slurm-array.sh"
}

# The command of a recipe in YAML, which Python finds in it.
command_in() {
    "$python" -c '
import sys, yaml
recipe = yaml.safe_load(open(sys.argv[1]))
print(eval(sys.argv[2], {"recipe": recipe}))' "$recipes/$1" "$2"
}

as_kubernetes() { JOB_COMPLETION_INDEX=$(($1 - 1)) NOW=$now sh -c "$command"; }

as_matrix() {
    PART=$1/8 NOW=$now bash -euo pipefail -c "$command" && mv "report-$1.json" "reports/$1.json"
}

# The program for workers: small, in need of no library, and without a network.
check_worker() {
    local worker size
    worker=${WORKER:-}
    if [ -z "$worker" ]; then
        scripts/install-worker "$scratch/worker" > "$scratch/out" || { fail 'no worker'; return; }
        worker=$scratch/worker/session-check
    fi
    size=$(stat -c %s "$worker")
    printf 'session-check: %d bytes\n' "$size"
    [ "$size" -le "$largest_worker" ] || fail "session-check has more than $largest_worker bytes"
    if ldd "$worker" 2> /dev/null | grep -F '=>'; then fail 'session-check needs libraries'; fi
    if has strace; then
        strace -f -e trace=network -o "$scratch/calls" "$worker" check "$1" > "$scratch/out" || true
        if grep -E 'socket|connect' "$scratch/calls"; then fail 'session-check uses sockets'; fi
    else
        skip 'no strace'
    fi
    "$worker" check "$1" --now "$now" --format json > "$scratch/worker.json" || true
    "$program" check "$1" --now "$now" --format json > "$scratch/program.json" || true
    cmp <(sed -E "$times" "$scratch/worker.json") <(sed -E "$times" "$scratch/program.json") \
        || fail 'session-check writes another report'
}

part_engines() {
    local file=$scratch/engines.ndjson now=2027-01-01T00:00:00Z command recipes=$PWD/scripts/engines
    local times='s/"(startedAt|durationMilliseconds)":("[^"]*"|[0-9]+)//g'
    local largest_worker=13500000
    "$program" generate --count 2000 --violating 0.2 --seed 7 > "$file" 2> /dev/null
    printf '\377\n{"id":1,"id":2}\r\n{"id":' >> "$file"
    if has parallel; then
        same_as_whole "$file" scripts/engines/check-with-parallel "$file" 5
    else
        skip 'no GNU parallel'
    fi
    with_python dask.distributed check-with-dask.py "$file" 40000
    with_python ray check-with-ray.py "$file" 40000
    with_python pyspark check-with-spark.py "$file" 40000
    mkdir -p "$scratch/beam"
    with_python apache_beam check-with-beam.py "$file" "$scratch/beam" 40000

    mkdir -p "$scratch/tasks"
    cp "$file" "$scratch/tasks/sessions.ndjson"
    ln -sf "$(realpath "$program")" "$scratch/tasks/session-check"
    as_tasks slurm-array.sh as_slurm
    if "$python" -c 'import yaml' 2> /dev/null; then
        command=$(command_in kubernetes-job.yml \
            'recipe["spec"]["template"]["spec"]["containers"][0]["command"][-1]')
        as_tasks kubernetes-job.yml as_kubernetes
        command=$(command_in github-matrix.yml 'recipe["jobs"]["check"]["steps"][1]["run"]')
        as_tasks github-matrix.yml as_matrix
    else
        skip "$python cannot import yaml"
    fi
    check_worker "$file"
}
