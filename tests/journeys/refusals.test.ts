// Journey: a station that cannot start says why in a sentence, in Vietnamese and English, and leaves everything as it was.

import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type ProblemCode, problems } from '#base/problems.ts'
import { Workplace } from '#bench/workplace.ts'
import { run } from '#test/command-line.ts'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'
import { closing, makeFolder } from '#test/neighbourhood.ts'
import { StationProcess } from '#test/station-process.ts'
import { openStranger } from '#test/strangers.ts'

const root = process.getuid?.() === 0

const refused = async (code: ProblemCode, args: readonly string[]): Promise<void> => {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const said = await run(['station', '--empty', ...port, ...args])
  const { vi, en } = problems[code]
  assert.equal(said.code, 1)
  assert.ok(said.err.startsWith(`matthan: ${vi}\n(${en})\n`), said.err)
  assert.doesNotMatch(said.err + said.out, /^\s+at |Error|ENO|EADDR|\.ts:/m, 'no stack on the terminal')
  assert.equal(said.out, '', 'nothing is promised before')
}

test('a second station on the same folder is refused, and the first goes on', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const place = stack.use(new Workplace('journey'))
  const data = join(place.folder, 'data')
  const first = await StationProcess.start(stack, place, data)
  const pid = await first.recorderPid()
  await refused('data_folder_in_use', ['--data', data])
  const { recorder } = await first.status()
  assert.deepEqual([recorder.pid, recorder.state, recorder.restarts], [pid, 'running', 0])
  assert.ok(!first.running.over)
})

test('a port that is taken is told, and no recorder is left behind', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const data = join(makeFolder(stack), 'data')
  const port = await openStranger(stack, 'web')
  await refused('port_in_use', ['--port', String(port), '--data', data])
  assert.ok(!existsSync(join(data, 'recorder.sock')))
  assert.ok(!existsSync(join(data, 'station.sock')))
})

test('a folder that cannot be written is told', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const folder = makeFolder(stack)
  writeFileSync(join(folder, 'tep'), 'x')
  await refused('data_folder_impossible', ['--data', join(folder, 'tep')])
  const readOnly = join(folder, 'chi-doc')
  if (root && !mountDisk(stack, readOnly, 'ro'))
    return t.diagnostic('không gắn được ổ chỉ đọc (cannot mount a read-only disk)')
  if (!root) {
    mkdirSync(readOnly)
    chmodSync(readOnly, 0o500)
  }
  await refused('data_folder_unwritable', ['--data', readOnly])
  await refused('data_folder_unwritable', ['--data', join(readOnly, 'data')])
})

test('a disk that is full is told, and nothing of ours is left on it', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const disk = join(makeFolder(stack), 'dia-nho')
  if (!mountDisk(stack, disk, 'size=1m')) return t.skip(noSmallDisk)
  await refused('data_folder_full', ['--data', disk])
  writeFileSync(join(disk, 'day'), Buffer.alloc(1024 * 1024 - 8192))
  await refused('data_folder_full', ['--data', disk])
  assert.deepEqual(readdirSync(disk), ['day'])
})
