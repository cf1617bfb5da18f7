import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder } from './make-folder.ts'

test('a folder is made with what is missing above it, for its owner only, and made again without harm', t => {
  const top = mkdtempSync(join(tmpdir(), 'matthan-make-'))
  t.after(() => rmSync(top, { recursive: true }))
  const folder = join(top, 'ổ cứng', 'ghi hình')
  makeFolder(folder)
  makeFolder(folder)
  assert.equal(statSync(folder).mode & 0o777, 0o700)
})

test('where no folder can be made it says so and comes back', t => {
  const top = mkdtempSync(join(tmpdir(), 'matthan-make-'))
  t.after(() => rmSync(top, { recursive: true }))
  const file = join(top, 'file')
  writeFileSync(file, '')
  symlinkSync(join(top, 'nowhere'), join(top, 'link'))
  for (const hostile of [file, join(file, 'x'), join(top, 'link'), join(top, 'a'.repeat(300)), '/dev/null/x'])
    assert.throws(() => makeFolder(hostile), { code: /^E[A-Z]+$/ }, hostile)
})

test('a file system that has no such file for ever is not asked for ever', {
  skip: process.platform === 'linux' ? false : 'only Linux has /proc',
}, () => {
  assert.throws(() => makeFolder('/proc/matthan-none/x'), { code: 'ENOENT' })
})
