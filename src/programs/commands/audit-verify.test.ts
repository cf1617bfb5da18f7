import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import type { Clock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { millis, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { Access } from '#community/access/access-log.ts'
import { openSigningKey } from '#programs/station/signing-key.ts'
import { writeLine } from '#store/access-log/chain-line.ts'
import { listLogFiles } from '#store/access-log/log-files.ts'
import { openAccessLog } from '#store/access-log.ts'
import { auditVerify, verifyAccessLog } from './audit-verify.ts'

const DAY_MS = 86_400_000
const FIRST_MS = Date.parse('2026-11-20T01:00:00Z')

class SetClock implements Clock {
  now_ms = FIRST_MS
  wall = () => wallFromUnixMillis(this.now_ms)
  monotonic = () => millis(this.now_ms)
}

const officer = { kind: 'account', name: 'truc-ban', role: 'duty_officer', address: '10.0.0.4' } as const
const settings = (i: number): Access => ({
  who: officer,
  verb: 'configure_camera',
  act: 'PATCH /api/cameras/:camera',
  cameras: ['cong-chinh'],
  changed: { name: [`Cổng ${i}`, `Cổng ${i + 1}`] },
})
const live: Access = { who: officer, verb: 'watch_live', act: 'live', cameras: ['cho'] }

type Place = { readonly data: string; readonly log: string; readonly stick: string; readonly clock: SetClock }

const open = ({ data, stick, clock }: Place, copyTo: readonly string[] = [stick]) => {
  const log = openAccessLog({
    data,
    station: 'tram-thu',
    version: '0',
    clock,
    log: silentLogger,
    copyTo: () => copyTo.map(folder => ({ folder })),
  })
  log.start()
  return log
}

/** Three days of a station, each with a look and thirty changed settings; heads on a stick at the end of each. */
const threeDays = async (t: TestContext): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-audit-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const place = {
    data: join(folder, 'data'),
    log: join(folder, 'data', 'access-log'),
    stick: join(folder, 'usb'),
    clock: new SetClock(),
  }
  mkdirSync(place.data)
  mkdirSync(place.stick)
  openSigningKey(place.data)
  for (let day = 0; day < 3; day++) await oneDay(place, FIRST_MS + day * DAY_MS)
  return place
}

const oneDay = async (place: Place, at_ms: number): Promise<void> => {
  place.clock.now_ms = at_ms
  const log = open(place)
  const end = log.begin(live)
  for (let i = 0; i < 30; i++) {
    place.clock.now_ms += 60_000
    log.note(settings(i))
  }
  end()
  await log.stop()
}

const check = async ({ data, stick }: Place) => {
  const { findings } = await verifyAccessLog(data, { heads: [stick] })
  return findings.map(({ what, n }) => `${what} ${n}`)
}

const fileOf = ({ log }: Place, at: number) => join(log, listLogFiles(log)[at]!.name)
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1)
const change = (file: string, edit: (lines: string[]) => readonly string[]) =>
  writeFileSync(
    file,
    edit(linesOf(file))
      .map(line => `${line}\n`)
      .join(''),
  )
const jsonOf = (line: string) => JSON.parse(line.split('\t')[0]!) as Record<string, unknown>
const numberOf = (line: string) => Number(jsonOf(line).n)

/** Writes every hash anew from the first file on, as whoever has all files can. */
const chainAnew = ({ log }: Place, edit: (json: Record<string, unknown>) => Record<string, unknown>): void => {
  let previous = '0'.repeat(64)
  for (const { name } of listLogFiles(log)) {
    const text = linesOf(join(log, name)).map(line => {
      const json = jsonOf(line)
      const made = writeLine(previous, JSON.stringify(json.matthan === undefined ? edit(json) : { ...json, previous }))
      previous = made.hash
      return made.text
    })
    writeFileSync(join(log, name), text.join(''))
  }
}

test('a log that nobody touched holds, with and without copied heads, and each day has a file', async t => {
  const place = await threeDays(t)
  const answer = await verifyAccessLog(place.data, { heads: [place.stick] })
  assert.deepEqual(answer.findings, [])
  assert.deepEqual([answer.files, answer.heads, answer.chain?.length], [3, 6, 16])
  assert.equal(answer.index_rows, 3 * 33, 'started, a look, thirty settings, stopped')
  assert.deepEqual((await verifyAccessLog(place.data)).findings, [])
  assert.equal(auditVerify.name, 'audit verify')
})

test('an edited entry is named', async t => {
  const place = await threeDays(t)
  change(fileOf(place, 1), lines => lines.map((line, i) => (i === 9 ? line.replace('truc-ban', 'nguoi-la') : line)))
  const n = numberOf(linesOf(fileOf(place, 1))[9]!)
  assert.deepEqual(await check(place), [`edited ${n}`, `index_differs ${n}`])
})

test('a removed entry is named', async t => {
  const place = await threeDays(t)
  const n = numberOf(linesOf(fileOf(place, 1))[9]!)
  change(fileOf(place, 1), lines => lines.toSpliced(9, 1))
  assert.deepEqual((await check(place)).toSorted(), [`index_differs ${n}`, `removed ${n}`])
})

test('reordered entries are named', async t => {
  const place = await threeDays(t)
  const n = numberOf(linesOf(fileOf(place, 1))[9]!)
  change(fileOf(place, 1), lines => lines.toSpliced(9, 2, lines[10]!, lines[9]!))
  assert.ok((await check(place)).includes(`reordered ${n}`))
})

test('an inserted entry is named, also with a hash that fits', async t => {
  const place = await threeDays(t)
  const before = linesOf(fileOf(place, 1))[8]!
  const n = numberOf(before) + 1
  const { text } = writeLine(
    before.split('\t')[1]!,
    JSON.stringify({ ...jsonOf(before), n, who: { kind: 'account', name: 'x' } }),
  )
  change(fileOf(place, 1), lines => lines.toSpliced(9, 0, text.trimEnd()))
  assert.ok((await check(place)).includes(`inserted ${n}`))
})

test('a back-dated entry is named, also one that was put behind the end with a hash that fits', async t => {
  const place = await threeDays(t)
  const last = linesOf(fileOf(place, 2)).at(-1)!
  const n = numberOf(last) + 1
  const at_90k = wallFromUnixMillis(FIRST_MS)
  appendFileSync(fileOf(place, 2), writeLine(last.split('\t')[1]!, JSON.stringify({ ...jsonOf(last), n, at_90k })).text)
  assert.ok((await check(place)).includes(`back_dated ${n}`))
})

test('swapped files, and one that was taken out, are named', async t => {
  const place = await threeDays(t)
  const [first, second] = [fileOf(place, 0), fileOf(place, 1)]
  renameSync(first, `${first}.x`)
  renameSync(second, first)
  renameSync(`${first}.x`, second)
  assert.ok((await check(place)).some(found => found.startsWith('file_swapped')))
  rmSync(second)
  assert.ok((await check(place)).some(found => /^(file_missing|file_swapped)/.test(found)))
})

test('a tail that was cut off is named by a head in the data folder, and by a copy where those were cut off too', async t => {
  const place = await threeDays(t)
  const gone = linesOf(fileOf(place, 2)).slice(-5).map(numberOf)
  change(fileOf(place, 2), lines => lines.slice(0, -5))
  rmSync(join(place.log, 'index.sqlite'))
  assert.deepEqual(
    (await verifyAccessLog(place.data)).findings.map(({ what, n }) => [what, n]),
    [['tail_cut', gone[0]]],
  )
  change(join(place.log, 'heads-2026-11.jsonl'), heads => heads.slice(0, -1))
  assert.deepEqual((await verifyAccessLog(place.data)).findings, [], 'nothing in the house says otherwise')
  assert.deepEqual(await check(place), [`tail_cut ${gone[0]}`])
})

test('a chain that was made anew, with all its hashes and heads, is named by a copied head', async t => {
  const place = await threeDays(t)
  const n = numberOf(linesOf(fileOf(place, 1))[9]!)
  chainAnew(place, json => (json.n === n ? { ...json, who: { kind: 'account', name: 'nguoi-la' } } : json))
  const heads = join(place.log, 'heads-2026-11.jsonl')
  rmSync(heads)
  rmSync(join(place.log, 'index.sqlite'))
  const found = await check(place)
  assert.equal(found.length, 1)
  const [what, from] = found[0]!.split(' ')
  assert.equal(what, 'rewritten')
  assert.ok(Number(from) <= n && n < Number(from) + 40, 'between the last head that agrees and the first that does not')
})

test('a key that was replaced is named, with everything signed anew by it', async t => {
  const place = await threeDays(t)
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(
    join(place.data, 'keys', 'station-signing.pem'),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  rmSync(join(place.data, 'station.pub'))
  openSigningKey(place.data)
  rmSync(join(place.log, 'heads-2026-11.jsonl'))
  rmSync(join(place.log, 'station.pub'))
  place.clock.now_ms += DAY_MS
  await open(place, []).stop()
  assert.ok((await check(place)).some(found => found.startsWith('key_replaced')))
})

test('a changed row of the index is named, and so are one that is missing and one that was made up', async t => {
  const place = await threeDays(t)
  const db = new DatabaseSync(join(place.log, 'index.sqlite'))
  db.exec(
    "UPDATE access_entry SET who = 'nguoi-la' WHERE n = 10; DELETE FROM access_camera WHERE n = 12; DELETE FROM access_entry WHERE n = 14",
  )
  db.exec(
    'INSERT INTO access_entry SELECT 900000, at_90k, until_90k, open, verb, who, refused, purpose, case_no, entry FROM access_entry WHERE n = 20',
  )
  db.close()
  assert.deepEqual(
    await check(place),
    [10, 12, 14, 900000].map(n => `index_differs ${n}`),
  )
})

test('a log that was begun anew is told by the heads of the one before', async t => {
  const place = await threeDays(t)
  cpSync(place.log, `${place.log}-before`, { recursive: true })
  rmSync(place.log, { recursive: true })
  await oneDay(place, FIRST_MS + 3 * DAY_MS)
  assert.ok((await check(place)).some(found => found.startsWith('another_chain')))
})

test('old days are removed behind a signed stub, and what is left still proves itself; a stub too soon is told', async t => {
  const place = await threeDays(t)
  place.clock.now_ms = FIRST_MS + 800 * DAY_MS
  const log = open(place)
  await log.flush()
  assert.equal(await log.prune(wallTime90k(wallFromUnixMillis(FIRST_MS + 1.5 * DAY_MS))), 2 * 34)
  await log.stop()
  assert.deepEqual(await check(place), [])
  const young = open(place)
  place.clock.now_ms += DAY_MS
  young.note(settings(1))
  await young.flush()
  await young.prune(wallTime90k(wallFromUnixMillis(place.clock.now_ms - DAY_MS / 2)))
  await young.stop()
  assert.ok((await check(place)).some(found => found.startsWith('pruned_too_soon')))
})
