#!/usr/bin/env bash
# How long a megabyte of English takes as a whole process, from start to exit: candor review beside npm's write-good and
# Debian's diction in the same run. Needs ../shared/data, Node.js and diction; what it installs goes to a temporary folder.
# ROUNDS (default 5) of each, in turn; told by the clock and in processor time, because other work stretches the clock's.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(realpath "${DATA:-../shared/data}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Candor -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/candor" -v q --nologo
dotnet build bench/Candor.Benchmarks -c Release -v q --nologo
dotnet bench/Candor.Benchmarks/bin/Release/net10.0/Candor.Benchmarks.dll text "$data" "$work/text.txt" 1000000
npm install --silent --no-fund --no-audit --prefix "$work/peer" write-good@1.0.8 >/dev/null
export CANDOR_HOME="$work/home"

round() {
  local name=$1
  shift
  # Whoever finds something says so by its exit code.
  /usr/bin/time -a -o "$work/$name.times" -f '%e %U %S %M' "$@" >"$work/said" 2>&1 || [ -s "$work/said" ]
}
for _ in $(seq "${ROUNDS:-5}"); do
  round candor "$work/candor/candor" review "$work/text.txt" --json
  round write-good node "$work/peer/node_modules/write-good/bin/write-good.js" "$work/text.txt"
  if command -v diction >/dev/null; then round diction diction -L en "$work/text.txt"; fi
done
for name in candor write-good diction; do
  [ -f "$work/$name.times" ] || continue
  grep -v "^Command" "$work/$name.times" | awk -v name="$name" '
    { clock = $1; cpu = $2 + $3; if (NR == 1 || clock < least) least = clock; if (NR == 1 || cpu < work) work = cpu; peak = $4 }
    END { printf "figure: 1 MB as a whole process, %s: fastest %.2f s by the clock, %.2f s of processor time, %.0f MB of memory\n", name, least, work, peak / 1024 }'
done
