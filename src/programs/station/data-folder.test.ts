import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { mountDisk, noSmallDisk } from '#test/mounted-disk.ts'
import { openDataFolder } from './data-folder.ts'

test('a disk that is nearly full takes no new station, and never keeps out the one that can make room on it', async t => {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'matthan-data-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const disk = join(folder, 'the-nho')
  if (!mountDisk(stack, disk, 'size=200m')) return t.skip(noSmallDisk)
  assert.throws(() => openDataFolder(disk), { code: 'data_folder_full' })
  writeFileSync(join(disk, 'station.sqlite'), '')
  assert.match(openDataFolder(disk), /^tram-/)
})
