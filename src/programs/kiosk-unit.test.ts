import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '#base/problems.ts'
import { kioskUnit } from './kiosk-unit.ts'

test('the unit waits for the station, opens its television page and comes back whenever it ends', () => {
  const text = kioskUnit('http://192.168.1.10:8080/', 'tv')
  assert.match(text, /^ExecStartPre=.*until curl .* http:\/\/192\.168\.1\.10:8080\/tv; do/m)
  assert.match(
    text,
    /^ExecStart=\/usr\/bin\/cage -d -- \/usr\/bin\/chromium --kiosk .* http:\/\/192\.168\.1\.10:8080\/tv$/m,
  )
  assert.match(text, /^Restart=always$/m)
  assert.match(text, /^User=tv$/m)
})

test('nothing slips into the unit by way of an address or a name', () => {
  const refused = (url: string, user = 'tv') =>
    assert.throws(
      () => kioskUnit(url, user),
      (error: unknown) => error instanceof Problem && error.code === 'bad_command',
      url,
    )
  for (const url of ['', 'tv', 'file:///etc/passwd', 'javascript:alert(1)', 'http://']) refused(url)
  for (const user of ['root;reboot', 'a b', 'a\nExecStart=/bin/sh', '']) refused('http://10.0.0.1', user)
  assert.doesNotMatch(kioskUnit('http://10.0.0.1/x\nExecStop=/bin/false', 'tv'), /^ExecStop/m)
})

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0

test('systemd understands every line of it', { skip: analyze ? false : 'thiếu systemd-analyze (not installed)' }, t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-kiosk-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'matthan-tv.service')
  // The programs of the small computer are not on this one: what is asked here is whether systemd can read the file.
  writeFileSync(file, kioskUnit('http://10.0.0.1:8080', 'root').replaceAll('/usr/bin/cage', '/bin/true'))
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
  const about_ours = `${stdout}${stderr}`.split('\n').filter(line => line.includes('matthan-tv'))
  assert.deepEqual([status, about_ours], [0, []])
})
