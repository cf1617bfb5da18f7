// Journey: evidence survives a dishonest administrator. Somebody with all rights on the machine edits video, index, ledger and access log in turn, then what was
// handed over: bundle, manifest, keys. Each is found by a program that only reads, and named: which file, which second, what. Where the station's own key makes
// all anew, nothing in the house can tell: heads that were kept elsewhere do.

import assert from 'node:assert/strict'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { LossCause, Outage } from '#engine/recording/ledger.ts'
import { verifyAccessLog } from '#programs/commands/audit-verify.ts'
import { checkData } from '#programs/commands/check.ts'
import { openJournal } from '#programs/recorder/journal.ts'
import { openAccessLog } from '#store/access-log.ts'
import { createLedgerWriter } from '#store/ledger.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { boxesOf } from '#test/mp4-boxes.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'

const SECOND = 90_000
const folder = mkdtempSync(join(tmpdir(), 'matthan-dishonest-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const whole = join(folder, 'whole')
/** What somebody put away in time: the signed heads of footage and of the access log. */
const away = join(folder, 'away')

before(async () => {
  await writeFootage(whole, { seconds: 150 })
  await writeLedger(whole)
  mkdirSync(away)
  await writeLog(whole, away)
  cpSync(join(whole, 'heads'), join(away, 'heads'), { recursive: true })
})

describe('what lies on the station', { concurrency: false }, () => {
  test('as it was left, nothing is found', async () => {
    assert.deepEqual((await checkData(whole, true, () => {}, undefined, [join(away, 'heads')])).findings, [])
    assert.deepEqual((await verifyAccessLog(whole, { heads: [away] })).findings, [])
  })

  test('one bit of a picture: the file and the second', async () => {
    const data = copied()
    const file = segments(data)[1]!
    const { bytes, fragments } = opened(file)
    const ninth = fragments[9]!
    bytes[ninth.from + 300]! ^= 4
    writeFileSync(file, bytes)
    const [found, ...more] = await findings(data)
    assert.deepEqual([found?.what, found?.file, more], ['changed', file, []])
    assert.ok(found!.at_byte! >= ninth.from - 200 && found!.at_byte! < ninth.to, `${found!.at_byte}`)
    near(found!.at!, FOOTAGE_FROM + 60 * SECOND + 4 * SECOND, 6)
  })

  test('a file removed, with its row too: the file behind the hole and when it begins', async () => {
    const data = copied()
    const gone = segments(data)[1]!
    const next = segments(data)[2]!
    rmSync(gone)
    assert.deepEqual(
      (await findings(data)).map(({ what, file }) => [what, file]).toSorted(),
      [
        ['row_without_file', gone],
        ['segment_missing', next],
      ].toSorted(),
    )
    sql(data, 'DELETE FROM segment WHERE path = ?', relative(join(data, 'footage'), gone))
    const [found, ...more] = await findings(data)
    assert.deepEqual([found?.what, found?.file, more], ['segment_missing', next, []])
    near(found!.at!, FOOTAGE_FROM + 120 * SECOND, 3)
  })

  test('two fragments change places: where, to the second', async () => {
    const data = copied()
    const file = segments(data)[0]!
    const { bytes, fragments } = opened(file)
    const [a, b] = [fragments[10]!, fragments[11]!]
    const swapped = [bytes.subarray(0, a.from), bytes.subarray(b.from, b.to), bytes.subarray(a.from, a.to)]
    writeFileSync(file, Buffer.concat([...swapped, bytes.subarray(b.to)]))
    const found = await findings(data)
    assert.ok(found.length > 0 && found.every(one => one.file === file))
    assert.ok(found.some(({ what }) => what === 'not_continued' || what === 'changed'))
    near(Math.min(...found.flatMap(({ at }) => at ?? [])), FOOTAGE_FROM + 10 * SECOND, 8)
  })

  test('rows of the index: another time, another length, one taken out, one made up', async () => {
    const data = copied()
    const [first, second] = segments(data).map(file => relative(join(data, 'footage'), file)) as [string, string]
    const named = async () =>
      (await findings(data)).map(({ what, file }) => [what, relative(join(data, 'footage'), file)])
    sql(data, 'UPDATE segment SET start_90k = start_90k - 900000 WHERE path = ?', first)
    assert.deepEqual(await named(), [['row_differs', first]])
    sql(data, 'UPDATE segment SET start_90k = start_90k + 900000, end_90k = end_90k - 90000 WHERE path = ?', first)
    assert.deepEqual(await named(), [['row_differs', first]])
    sql(data, 'UPDATE segment SET end_90k = end_90k + 90000 WHERE path = ?', first)
    assert.deepEqual(await named(), [])
    sql(data, 'DELETE FROM segment WHERE path = ?', second)
    assert.deepEqual(await named(), [['file_without_row', second]])
  })

  test('the ledger: a cause reworded, a row taken out, one made up, a removal invented', async () => {
    const data = copied()
    const said = async () => (await findings(data)).map(({ what, at, detail }) => ({ what, at, detail }))
    sql(data, "UPDATE outage SET cause = 'power_lost', detail = 'mất điện' WHERE cause = 'suspended'")
    const [reworded, ...more] = await said()
    assert.deepEqual([reworded?.what, reworded?.at, more], ['ledger_differs', outages[1].from, []])
    assert.match(reworded!.detail, /power_lost mất điện.*suspended/)
    sql(data, "DELETE FROM outage WHERE cause = 'power_lost'")
    const [removed, ...others] = await said()
    assert.deepEqual([removed?.what, removed?.at, others], ['ledger_row_missing', outages[1].from, []])
    const made = [knownCameraId('cong'), FOOTAGE_FROM, FOOTAGE_FROM + 9 * SECOND, FOOTAGE_FROM + 9 * SECOND] as const
    sql(
      data,
      `INSERT INTO outage (id, camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k)
       VALUES (99, ?, NULL, ?, ?, 'power_lost', 'recorder', '', ?)`,
      ...made,
    )
    assert.deepEqual((await said()).map(({ what }) => what).toSorted(), ['ledger_row_added', 'ledger_row_missing'])
    // A file that went with an invented word of retention: the word stands in the catalogue alone.
    sql(
      data,
      `INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k) VALUES ('cong', 'main', ?, ?, 9, 1, 'age', ?)`,
      FOOTAGE_FROM + 60 * SECOND,
      FOOTAGE_FROM + 120 * SECOND,
      FOOTAGE_FROM + 130 * SECOND,
    )
    assert.ok((await said()).filter(({ what }) => what === 'ledger_row_added').length === 2)
  })

  test('the access log: an entry reworded, one taken out', async () => {
    const data = copied()
    const files = globSync('access-log/*.log', { cwd: data }).map(name => join(data, name))
    const file = files.find(name => readFileSync(name, 'utf8').includes('pho-truong'))!
    const lines = readFileSync(file, 'utf8').split('\n')
    const at = lines.findIndex(line => line.includes('pho-truong'))
    const n = Number(JSON.parse(lines[at]!.split('\t')[0]!).n)
    const named = async () =>
      (await verifyAccessLog(data, { heads: [away] })).findings.map(found => `${found.what} ${found.n}`)
    writeFileSync(file, lines.with(at, lines[at]!.replace('pho-truong', 'truc-ban')).join('\n'))
    assert.ok((await named()).includes(`edited ${n}`))
    writeFileSync(file, lines.toSpliced(at, 1).join('\n'))
    assert.ok((await named()).includes(`removed ${n}`))
  })

  test('other footage in its place, chained and signed anew by the station’s own key: only heads that were kept elsewhere tell', async () => {
    const data = join(folder, 'anew')
    cpSync(join(whole, 'keys'), join(data, 'keys'), { recursive: true })
    cpSync(join(whole, 'station.pub'), join(data, 'station.pub'))
    await writeFootage(data, { seconds: 150 })
    assert.deepEqual(await findings(data), [], 'nothing in the house can tell')
    const found = await findings(data, [join(away, 'heads')])
    assert.ok(found.length > 0 && found.every(({ what }) => what === 'changed'))
    assert.match(found[0]!.detail, /was signed otherwise/)
  })
})

let copies = 0
const copied = (): string => {
  const data = join(folder, `copy-${copies++}`)
  cpSync(whole, data, { recursive: true })
  return data
}

const findings = async (data: string, heads: readonly string[] = []) =>
  (await checkData(data, true, () => {}, undefined, heads)).findings

const segments = (data: string): readonly string[] =>
  globSync('footage/*/*/*/*.mp4', { cwd: data })
    .toSorted()
    .map(name => join(data, name))

/** The file and where its fragments stand, links and heads with them. */
const opened = (file: string) => {
  const bytes = readFileSync(file)
  const starts = boxesOf(bytes).flatMap(({ type, at }) => (type === 'prft' ? [at] : []))
  const fragments = starts.map((from, i) => ({ from, to: starts[i + 1] ?? bytes.length }))
  return { bytes, fragments }
}

const sql = (data: string, text: string, ...values: readonly (string | number)[]): void => {
  using db = new DatabaseSync(join(data, 'catalogue.sqlite'))
  db.prepare(text).run(...values)
}

const near = (at: number, wanted: number, seconds: number): void =>
  assert.ok(Math.abs(at - wanted) <= seconds * SECOND, `${(at - wanted) / SECOND} s off`)

const outage = (after_s: number, cause: LossCause, detail: string): Outage & { readonly to: WallTime90k } => {
  const from = wallTime90k(FOOTAGE_FROM + after_s * SECOND)
  const to = wallTime90k(from + 60 * SECOND)
  return { camera: knownCameraId('cong'), stream: undefined, from, to, cause, by: 'recorder', detail, noted: to }
}
const outages = [
  outage(300, 'unknown', 'unreachable'),
  outage(600, 'suspended', 'tắt theo lệnh'),
  outage(900, 'unknown', 'silent'),
] as const

/** Three outages as a recorder notes them, in the catalogue and in its journal. */
const writeLedger = async (data: string): Promise<void> => {
  using db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const clock: Clock = { wall: () => wallTime90k(FOOTAGE_FROM + 3600 * SECOND), monotonic: () => millis(0) }
  const journal = openJournal(data, db, clock, silentLogger)
  const ledger = createLedgerWriter(db, step => step(), journal.note)
  for (const one of outages) ledger.past(one)
  await journal.close()
}

/** A morning of the access log, its heads copied to a stick. */
const writeLog = async (data: string, stick: string): Promise<void> => {
  let at: number = FOOTAGE_FROM
  const clock: Clock = { wall: () => wallTime90k(at), monotonic: () => millis(at / 90) }
  const places = () => [{ folder: stick }]
  const log = openAccessLog({ data, station: 'tram-thu', version: '0', clock, log: silentLogger, copyTo: places })
  log.start()
  for (const name of ['truc-ban', 'truong-ca', 'pho-truong', 'truc-ban']) {
    at += 60 * SECOND
    const who = { kind: 'account', name, role: 'duty_officer', address: '10.0.0.4' } as const
    log.note({
      who,
      verb: name === 'pho-truong' ? 'export' : 'playback',
      act: 'GET /api/cameras/:camera/clip.mp4',
      cameras: ['cong'],
    })
  }
  await log.stop()
}
