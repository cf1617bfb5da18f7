import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { cutPower, seeded } from './power-cut.ts'
import type { WriteEvent } from './write-log-events.ts'

const setUp = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-cut-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const log = join(folder, 'log')
  mkdirSync(join(folder, 'data'))
  const path = join(folder, 'data', 'a.mp4')
  const said = (...events: WriteEvent[]) => {
    writeFileSync(log, '')
    for (const event of events) appendFileSync(log, `${JSON.stringify(event)}\n`)
  }
  const cut = (seed: number, wal = join(folder, 'none')) => cutPower(log, wal, seeded(seed))
  return { folder, path, said, cut }
}

const wrote = (path: string, n: string, at: number, bytes: number, sync = true): WriteEvent => ({
  op: 'write',
  n,
  path,
  at,
  bytes,
  length: at,
  sync,
})
const done = (n: string): WriteEvent => ({ op: 'done', n })

test('what was flushed is never taken, and of the rest each fate falls', t => {
  const { path, said, cut, folder } = setUp(t)
  const seen = new Set<string>()
  for (let seed = 0; seed < 60; seed++) {
    writeFileSync(path, Buffer.concat([Buffer.alloc(1000, 1), Buffer.alloc(2000, 2), Buffer.alloc(3000, 3)]))
    said(
      { op: 'create', path },
      { op: 'flush', n: 'f', path: join(folder, 'data') },
      done('f'),
      wrote(path, '1', 0, 1000),
      done('1'),
      wrote(path, '2', 1000, 2000),
      done('2'),
      wrote(path, '3', 3000, 3000),
    )
    const { fates, promised } = cut(seed)
    const left = readFileSync(path)
    assert.deepEqual(left.subarray(0, 3000), Buffer.concat([Buffer.alloc(1000, 1), Buffer.alloc(2000, 2)]))
    assert.equal(promised.get(path), 3000)
    const fate = Object.entries(fates).find(([, count]) => count === 1)![0]
    seen.add(fate)
    const behind = left.subarray(3000)
    const whole = behind.length === 3000
    if (fate === 'kept') assert.ok(whole && behind.every(byte => byte === 3))
    if (fate === 'dropped') assert.equal(behind.length, 0)
    if (fate === 'zeroed') assert.ok(whole && behind.every(byte => byte === 0))
    if (fate === 'torn')
      assert.ok(!whole && behind.every(byte => byte === 3) && (left.length % 512 === 0 || left.length === 3000))
  }
  assert.deepEqual([...seen].toSorted(), ['dropped', 'kept', 'torn', 'zeroed'])
})

test('a hole before what was flushed reads as zeros, and the file keeps its length', t => {
  const { path, said, cut } = setUp(t)
  let holes = 0
  for (let seed = 0; seed < 40; seed++) {
    writeFileSync(path, Buffer.concat([Buffer.alloc(600, 1), Buffer.alloc(600, 2)]))
    said(wrote(path, '1', 0, 600), wrote(path, '2', 600, 600), done('2'))
    const { promised } = cut(seed)
    const left = readFileSync(path)
    assert.equal(left.length, 1200)
    assert.ok(left.subarray(600).every(byte => byte === 2))
    assert.equal(promised.size, 0)
    if (left[0] === 0) holes++
  }
  assert.ok(holes > 0)
})

test('names that were not flushed may go, in order; flushed ones stay; what was removed may be back', t => {
  const { folder, said, cut } = setUp(t)
  const at = (name: string) => join(folder, 'data', name)
  const results = new Set<string>()
  for (let seed = 0; seed < 60; seed++) {
    for (const name of ['a', 'b', 'c', 'kept']) rmSync(at(name), { force: true })
    for (const name of ['a', 'b', 'c', 'kept']) writeFileSync(at(name), name)
    said(
      { op: 'create', path: at('a') },
      { op: 'flush', n: 'f', path: join(folder, 'data') },
      done('f'),
      { op: 'create', path: at('b') },
      { op: 'create', path: at('c') },
      { op: 'unlink', path: at('d'), kept: at('kept') },
    )
    rmSync(at('d'), { force: true })
    cut(seed)
    results.add(['a', 'b', 'c', 'd'].filter(name => existsSync(at(name))).join(''))
  }
  assert.deepEqual([...results].toSorted(), ['abc', 'abcd', 'abd', 'ad'])
})

test('bytes that were written over, and an end that was cut off, may be there again', t => {
  const { path, said, cut } = setUp(t)
  const results = new Set<string>()
  for (let seed = 0; seed < 100; seed++) {
    writeFileSync(path, 'oneINDEX')
    said(
      { op: 'truncate', path, length: 7, to: 3, cut: Buffer.from('torn').toString('base64') },
      wrote(path, '1', 3, 5, false),
      done('1'),
    )
    cut(seed)
    results.add(readFileSync(path, 'latin1').replaceAll('\0', '0'))
  }
  for (const one of ['oneINDEX', 'onetorn', 'one']) assert.ok(results.has(one), [...results].join(' '))
})

test('the catalogue’s log is cut behind what a checkpoint made durable, and never while one runs', t => {
  const { folder, said, cut } = setUp(t)
  const wal = join(folder, 'wal')
  const bytes = Buffer.alloc(10_000, 7)
  const salt = bytes.toString('hex', 16, 24)
  let least = bytes.length
  for (let seed = 0; seed < 40; seed++) {
    writeFileSync(wal, bytes)
    said({ op: 'checkpoint', n: '1', path: wal }, { op: 'done', n: '1', wal: { salt, bytes: 6000 } })
    cut(seed, wal)
    const left = readFileSync(wal)
    assert.ok(left.subarray(0, 6000).every(byte => byte === 7) && left.length >= 6000)
    least = Math.min(least, left.length)
    writeFileSync(wal, bytes)
    said({ op: 'checkpoint', n: '1', path: wal })
    cut(seed, wal)
    assert.equal(readFileSync(wal).length, bytes.length)
  }
  assert.equal(least, 6000)
})

test('what a killed process left unflushed is durable once another one flushed the file', t => {
  const { path, said, cut, folder } = setUp(t)
  for (let seed = 0; seed < 20; seed++) {
    writeFileSync(path, Buffer.alloc(3000, 1))
    const begun = [
      { op: 'create', path },
      { op: 'flush', n: '7.0.0', path: join(folder, 'data') },
      done('7.0.0'),
    ] as const
    said(...begun, wrote(path, '7.0.1', 0, 3000), { op: 'flush', n: '8.0.0', path }, done('8.0.0'))
    cut(seed)
    assert.deepEqual(readFileSync(path), Buffer.alloc(3000, 1))
  }
})
