#!/usr/bin/env bash
# Makes the pictures of README and guide anew, from the walk in the browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build --nologo -v quiet tests/Candor.Browser
(cd tests/Candor.Browser && dotnet run --no-build -- -class Candor.Browser.OneRejectionWalk)
mkdir -p docs/pictures
for pair in 01-first-page:first-page 02-inbox:inbox 04-plan:plan 05-today:today 07-write:write 10-feedback:feedback 11-learn:learn 13-result:result; do
  cp "out/screenshots/walk-1280-${pair%%:*}.png" "docs/pictures/${pair##*:}.png"
done
