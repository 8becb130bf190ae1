#!/bin/bash
# Checks a file in parts with an array of Slurm, and adds the reports when all parts are there:
#   export NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ) FILE=/shared/sessions.ndjson REPORTS=/shared/reports
#   job=$(sbatch --parsable slurm-array.sh)
#   srun --dependency="afterok:$job" session-check merge "$REPORTS"/*.json
#SBATCH --job-name=session-check
#SBATCH --array=1-8
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -euo pipefail

mkdir -p "$REPORTS"
"${PROGRAM:-session-check}" check "$FILE" --shard auto --now "$NOW" --jobs 1 --quiet \
    --exit-zero --allow-empty --format "json=$REPORTS/$SLURM_ARRAY_TASK_ID.json"
