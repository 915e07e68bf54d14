#!/bin/sh
# The archive as shards under GNU parallel: parallel.sh ARCHIVE OUT SHARDS
# More machines: PARALLEL='--sshlogin a,b,c --workdir .' parallel.sh ..., with folders that all of them see.
set -eu
archive=$1 out=$2 shards=$3
vestnik=${VESTNIK:-vestnik}
mkdir -p "$out/reports"
# A shard with a broken issue ends with 1; what became of each issue is the report's to say.
parallel --quote --jobs 100% "$vestnik" batch "$archive" -o "$out" --jobs 1 --quiet \
  --shard "{}/$shards" --report "$out/reports/{}.json" ::: $(seq "$shards") || true
for number in $(seq "$shards"); do set -- "$@" "$out/reports/$number.json"; done
shift 3
exec "$vestnik" batch --merge "$@" --report "$out/report.json" --junit "$out/report.xml"
