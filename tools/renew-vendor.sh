#!/usr/bin/env bash
# What others have written lies under src/Candor/wwwroot/vendor (the browser is given it) and tests/Candor.Browser/vendor
# (only tests use it). Each has a manifest that names every package, its version, licence, the checksum of what npm served,
# and of each file that was taken from it.
#
#   tools/renew-vendor.sh          checks that every file is the one in the manifest; needs no network
#   tools/renew-vendor.sh --renew  fetches every package anew in the manifest's versions, and writes the checksums
#                                  (to add or raise a package: edit name, version and the "from" paths first)
set -euo pipefail
command -v node >/dev/null || { echo "renew-vendor: needs node and npm" >&2; exit 2; }
cd "$(dirname "$0")/.."
for vendor in src/Candor/wwwroot/vendor tests/Candor.Browser/vendor; do
node - "$PWD/$vendor" "${1:---check}" <<'JS'
const fs = require('fs'), path = require('path'), os = require('os'), crypto = require('crypto')
const { execFileSync } = require('child_process')
const [vendor, mode] = process.argv.slice(2)
const at = path.join(vendor, 'manifest.json')
const manifest = JSON.parse(fs.readFileSync(at, 'utf8'))
const sum = (kind, bytes, as) => crypto.createHash(kind).update(bytes).digest(as)
const faults = []

if (mode === '--renew') {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'candor-vendor-'))
  try {
    for (const item of manifest.packages) {
      const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', `${item.name}@${item.version}`], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }))
      const bytes = fs.readFileSync(path.join(folder, packed.filename))
      const integrity = 'sha512-' + sum('sha512', bytes, 'base64')
      if (item.integrity && item.integrity !== integrity) console.log(`${item.name}: the package has changed since it was last taken`)
      item.integrity = integrity
      const out = fs.mkdtempSync(path.join(folder, 'x'))
      execFileSync('tar', ['xzf', path.join(folder, packed.filename), '-C', out])
      item.licence = JSON.parse(fs.readFileSync(path.join(out, 'package/package.json'), 'utf8')).license
      for (const file of item.files) {
        // Some packages leave their licence's text out; it is then written here by hand, and has no "from".
        const taken = fs.readFileSync(file.from ? path.join(out, 'package', file.from) : path.join(vendor, file.to))
        fs.mkdirSync(path.dirname(path.join(vendor, file.to)), { recursive: true })
        fs.writeFileSync(path.join(vendor, file.to), taken)
        file.bytes = taken.length
        file.sha256 = sum('sha256', taken, 'hex')
      }
    }
    fs.writeFileSync(at, JSON.stringify(manifest, null, 2) + '\n')
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const known = new Set(['manifest.json'])
for (const item of manifest.packages) {
  for (const file of item.files) {
    known.add(file.to)
    const here = path.join(vendor, file.to)
    if (!fs.existsSync(here)) faults.push(`${file.to}: missing (${item.name} ${item.version}); run tools/renew-vendor.sh --renew`)
    else if (sum('sha256', fs.readFileSync(here), 'hex') !== file.sha256) faults.push(`${file.to}: differs from ${item.name} ${item.version}`)
  }
}
for (const name of fs.readdirSync(vendor, { recursive: true })) {
  const file = String(name).split(path.sep).join('/')
  if (fs.statSync(path.join(vendor, file)).isFile() && !known.has(file)) faults.push(`${file}: lies in vendor, and the manifest does not name it`)
}
for (const fault of faults) console.error(fault)
if (faults.length === 0) console.log(`${known.size - 1} files of ${manifest.packages.length} packages are as the manifest says`)
process.exit(faults.length === 0 ? 0 : 1)
JS
done
