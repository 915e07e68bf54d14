#!/bin/sh
#SBATCH --job-name=vestnik
#SBATCH --cpus-per-task=1
# One shard of the archive for each task of a Slurm job array:
#   ARCHIVE=/srv/archive OUT=/srv/pdf sbatch --array=1-8 slurm-array.sh
# and when all are done, whatever became of them:
#   sbatch --dependency=afterany:JOB --wrap 'vestnik batch --merge /srv/pdf/reports/*.json --report /srv/pdf/report.json'
# A task that was requeued or killed is run again as it is: what is up to date stays.
set -eu
mkdir -p "$OUT/reports"
shard=$SLURM_ARRAY_TASK_ID
exec "${VESTNIK:-vestnik}" batch "$ARCHIVE" -o "$OUT" --quiet --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$shard/$SLURM_ARRAY_TASK_COUNT" --report "$OUT/reports/$shard.json"
