import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import type { Finding } from '#engine/recording/findings.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { checkData } from './check.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-check-'))
const whole = join(folder, 'whole')
after(() => rmSync(folder, { recursive: true, force: true }))
before(async () => {
  await writeFootage(whole, { seconds: 150 })
  // A recorder that starts again goes on with the chain.
  await writeFootage(whole, { seconds: 70, from: wallTime90k(FOOTAGE_FROM + 200 * 90_000) })
})

let copies = 0
/** A copy of the footage to be damaged, its segments in order. */
const copied = () => {
  const data = join(folder, `copy-${copies++}`)
  cpSync(whole, data, { recursive: true })
  const files = globSync('footage/*/*/*/*.mp4', { cwd: data })
    .toSorted()
    .map(name => join(data, name))
  return { data, files }
}

const findingsOf = async (data: string, full = true): Promise<readonly Finding[]> => {
  const { findings } = await checkData(data, full, () => {})
  return findings
}

const flip = (file: string, at: number, bit: number): void => {
  const bytes = readFileSync(file)
  bytes[at]! ^= 1 << bit
  writeFileSync(file, bytes)
}

test('footage as it was written has no findings, fully read or not', async () => {
  for (const full of [true, false]) {
    const { findings, files, fragments, signatures, catalogue } = await checkData(whole, full, () => {})
    assert.deepEqual(findings, [])
    assert.deepEqual([files >= 5, fragments > 400, signatures, catalogue], [true, true, true, true])
  }
})

test('a flipped bit is found in every part of a segment', async () => {
  const { data, files } = copied()
  const file = files[1]!
  const original = readFileSync(file)
  const boxes = boxesIn(original, 0, original.length)
  // Every kind of box once, and of the first fragments every box: header, prft, moof, mdat, link, head, index.
  const kinds = new Set<string>()
  const chosen = boxes.filter(({ type, start, end }) => {
    const kind = type === 'uuid' ? `uuid ${original.toString('latin1', start + 8, start + 24)}` : type
    const first = !kinds.has(kind)
    kinds.add(kind)
    return first || end === original.length
  })
  assert.ok(kinds.size >= 8, `kinds: ${kinds.size}`) // ftyp, about, moov, prft, moof, mdat, link, head, index
  for (const { type, start, end } of chosen) {
    const step = Math.max(1, Math.floor((end - start) / 12))
    for (let at = start; at < end; at += step) {
      flip(file, at, at % 8)
      const found = await findingsOf(data)
      assert.ok(found.length > 0, `${type} at ${at - start} of ${end - start}`)
      writeFileSync(file, original)
    }
  }
  assert.deepEqual(await findingsOf(data), [])
})

test('the place of a changed byte is told, and only that', async () => {
  const { data, files } = copied()
  const bytes = readFileSync(files[0]!)
  const mdats = boxesIn(bytes, 0, bytes.length).filter(({ type }) => type === 'mdat')
  const { payload, start } = mdats[9]!
  flip(files[0]!, payload + 100, 3)
  const found = await findingsOf(data)
  assert.deepEqual(
    found.map(({ what, file, camera }) => ({ what, file, camera })),
    [{ what: 'changed', file: files[0], camera: 'cong' }],
  )
  assert.ok(found[0]!.at_byte! < start && start - found[0]!.at_byte! < 1000)
  assert.ok(found[0]!.at! > FOOTAGE_FROM)
})

test('a file cut short at any box, or one byte beside, is found', async () => {
  const { data, files } = copied()
  const file = files[2]!
  const original = readFileSync(file)
  const boxes = boxesIn(original, 0, original.length)
  for (const { start } of [...boxes.slice(0, 12), ...boxes.slice(-6)]) {
    for (const length of [start - 1, start, start + 1].filter(length => length >= 0)) {
      truncateSync(file, length)
      assert.ok((await findingsOf(data, false)).length > 0, `cut to ${length}`)
      writeFileSync(file, original)
    }
  }
})

test('a zeroed tail, swapped, repeated and removed fragments are found', async () => {
  const { data, files } = copied()
  const file = files[1]!
  const original = readFileSync(file)
  const boxes = boxesIn(original, 0, original.length)
  const starts = boxes.filter(({ type }) => type === 'prft').map(({ start }) => start)
  const [a, b, c] = [starts[4]!, starts[5]!, starts[6]!]
  const [front, one, two, rest] = [
    original.subarray(0, a),
    original.subarray(a, b),
    original.subarray(b, c),
    original.subarray(c),
  ]
  const zeroed = Buffer.from(original).fill(0, original.length - 5000)
  const damaged = {
    zeroed: [zeroed],
    swapped: [front, two, one, rest],
    repeated: [front, one, one, two, rest],
    removed: [front, two, rest],
  }
  for (const [name, parts] of Object.entries(damaged)) {
    writeFileSync(file, Buffer.concat(parts))
    assert.ok((await findingsOf(data, false)).length > 0, `${name}, without --full`)
    assert.ok((await findingsOf(data)).length > 0, name)
  }
})

test('a removed file is found, in the middle and at the end, also when its row and the catalogue go with it', async () => {
  for (const [i, what] of [
    [1, 'segment_missing'],
    [-1, 'end_missing'],
  ] as const) {
    const { data, files } = copied()
    rmSync(files.at(i)!)
    assert.deepEqual(
      (await findingsOf(data)).map(found => found.what).toSorted(),
      ['row_without_file', what].toSorted(),
    )
    for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
    assert.deepEqual(
      (await findingsOf(data)).map(found => found.what),
      [what],
    )
  }
})

test('a file that was put in, or moved, is found', async () => {
  const { data, files } = copied()
  cpSync(files[0]!, join(data, 'footage', 'cong', 'main', '2026-11-20', '20261120T165800.001Z-99.mp4'))
  const found = (await findingsOf(data)).map(({ what }) => what)
  assert.ok(found.includes('file_without_row') && found.includes('wrong_place') && found.includes('not_continued'))
})

test('the command prints what it found and exits with 1', async () => {
  const { data, files } = copied()
  rmSync(files[1]!)
  const cli = join(import.meta.dirname, '..', 'cli.ts')
  const run = async (args: readonly string[]) => {
    const child = spawn(process.execPath, [cli, 'check', '--data', data, ...args])
    const code = new Promise(resolve => child.on('exit', resolve))
    return { out: await text(child.stdout), code: await code }
  }
  const said = await run([])
  assert.equal(said.code, 1)
  assert.match(said.out, /thiếu hình giữa tệp trước và tệp này \(footage is missing/)
  const { findings, files: count } = JSON.parse((await run(['--full', '--json'])).out)
  assert.deepEqual([findings.length, count], [2, files.length - 1])
  assert.ok(findings[0].vi.length > 0 && findings[0].en.length > 0)
})
