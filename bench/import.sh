#!/usr/bin/env bash
# How quick 'candor import' is, on one core: a made-up mailbox (bench/Candor.Benchmarks/MakeMailbox.cs) as an mbox, beside
# Python's mailbox and email parsing it, and notmuch and mu indexing the same mails as a Maildir (where they are installed).
# Needs ../shared/data and GNU time. MEGABYTES (default 510) of mail; PEER_MEGABYTES (default the same) for the three peers,
# on which Candor runs as well; GROWTH, sizes in MB to import besides, each into a store of its own ("1000 5000").
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(realpath "${DATA:-../shared/data}")
megabytes=${MEGABYTES:-510}
peers=${PEER_MEGABYTES:-$megabytes}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Candor -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/candor" -v q --nologo
dotnet build bench/Candor.Benchmarks -c Release -v q --nologo
make() { dotnet bench/Candor.Benchmarks/bin/Release/net10.0/Candor.Benchmarks.dll mailbox "$data" "$@"; }
make "$work/all.mbox" "$megabytes"
make "$work/peers.mbox" "$peers" "$work/Maildir"
core=$(($(nproc) - 1))

# Processor seconds, which a busy machine does not stretch as it does the clock's.
mails() { grep -c '^From MAILER-DAEMON ' "$work/$1"; }
run() {
  local name=$1 box=$2 size=$3
  shift 3
  cat "$work/$box" >/dev/null
  /usr/bin/time -f '%U %S %e %M' -o "$work/time" taskset -c "$core" "$@" >"$work/said" 2>&1 || { tail -3 "$work/said"; return; }
  awk -v name="$name" -v size="$size" -v mails="$(mails "$box")" \
    '{ cpu = $1 + $2; printf "figure: %s: %d MB in %.1f s of processor time (%.1f s by the clock), %.1f MB/s, %.0f mails/s, peak %.0f MB\n", name, size, cpu, $3, size / cpu, mails / cpu, $4 / 1024 }' "$work/time"
}
export CANDOR_HOME=$work/home
run "candor import" all.mbox "$megabytes" "$work/candor/candor" import "$work/all.mbox"
run "candor import, a second time" all.mbox "$megabytes" "$work/candor/candor" import "$work/all.mbox"
run "Python mailbox and email" peers.mbox "$peers" python3 bench/read_mbox.py "$work/peers.mbox"
CANDOR_HOME=$work/peers-home run "candor import of the peers' mail" peers.mbox "$peers" "$work/candor/candor" import "$work/peers.mbox"

# One mail of 40 MB among the others: what does memory do then?
{
  cat "$work/peers.mbox"
  printf 'From MAILER-DAEMON Tue Mar 10 09:00:00 2026\nFrom: Ann <ann@film.example>\nSubject: The film\nMessage-ID: <film@film.example>\n'
  printf 'Date: Tue, 10 Mar 2026 09:00:00 +0000\nContent-Type: application/octet-stream; name=film.bin\nContent-Transfer-Encoding: base64\n\n'
  head -c 30000000 /dev/urandom | base64
  echo
} >"$work/film.mbox"
CANDOR_HOME=$work/film-home run "candor import with a mail of 40 MB" film.mbox $((peers + 40)) "$work/candor/candor" import "$work/film.mbox"
rm "$work/film.mbox"

for size in ${GROWTH:-}; do
  make "$work/grown.mbox" "$size"
  CANDOR_HOME=$work/grown-home run "candor import, growth" grown.mbox "$size" "$work/candor/candor" import "$work/grown.mbox"
  rm -rf "$work/grown.mbox" "$work/grown-home"
done

if command -v notmuch >/dev/null; then
  export NOTMUCH_CONFIG=$work/notmuch
  printf '[database]\npath=%s\n' "$work/Maildir" >"$NOTMUCH_CONFIG"
  run "notmuch new" peers.mbox "$peers" notmuch new --no-hooks --quiet
fi
if command -v mu >/dev/null; then
  rm -rf "$work/Maildir/.notmuch"
  mu init --muhome="$work/mu" --maildir="$work/Maildir" >/dev/null
  run "mu index" peers.mbox "$peers" mu index --muhome="$work/mu" --quiet
fi
