#!/usr/bin/env bash
# How long one short message takes as a whole process, from start to exit, beside npm's write-good in the same run.
# Needs Node.js for the peer; everything it installs goes to a temporary folder. ROUNDS (default 21) of each, in turn.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Candor -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/candor" -v q --nologo
npm install --silent --no-fund --no-audit --prefix "$work/peer" write-good@1.0.8 >/dev/null
cat > "$work/message.txt" <<'TEXT'
Dear Dana,

Thank you for letting me know, and for an hour that I enjoyed. You chose the person who fits best, and I respect that.

I have another interview in a fortnight and would like to do better in it. Could you explain why I was not selected? What is one thing
that I should keep doing, and what should I do differently?

A line by e-mail is plenty; I will gladly ring if that suits you.

Kind regards,
Sam
TEXT
export CANDOR_HOME="$work/home"
WORK=$work ROUNDS=$rounds node - <<'JS'
const { spawnSync } = require('node:child_process')
const { statSync } = require('node:fs')
const work = process.env.WORK
const ways = {
  'candor review': [`${work}/candor/candor`, ['review', `${work}/message.txt`, '--json']],
  'write-good': ['node', [`${work}/peer/node_modules/write-good/bin/write-good.js`, `${work}/message.txt`]],
}
const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
for (let round = -2; round < Number(process.env.ROUNDS); round++) {
  for (const [name, [program, args]] of Object.entries(ways)) {
    const from = process.hrtime.bigint()
    const ran = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ms = Number(process.hrtime.bigint() - from) / 1e6
    if (ran.error) throw ran.error
    if (round >= 0) times[name].push(ms)
  }
}
console.log(`message of ${statSync(`${work}/message.txt`).size} bytes, ${process.env.ROUNDS} runs of each in turn, ms`)
for (const [name, all] of Object.entries(times)) {
  all.sort((a, b) => a - b)
  const at = (part) => all[Math.floor((all.length - 1) * part)].toFixed(0)
  console.log(`figure: start to exit, ${name}: fastest ${at(0)}, median ${at(0.5)}, nine in ten below ${at(0.9)}`)
}
JS
