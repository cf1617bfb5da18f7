import assert from 'node:assert/strict'
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import { startStation } from '#programs/station/station.ts'
import { until } from '#test/patience.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { checkData } from './check.ts'
import { reindexData } from './reindex.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-reindex-'))
const whole = join(folder, 'whole')
after(() => rmSync(folder, { recursive: true, force: true }))
before(async () => {
  await writeFootage(whole, { seconds: 150 })
  await writeFootage(whole, {
    seconds: 30,
    camera: 'cho',
    stream: 'sub',
    from: wallTime90k(FOOTAGE_FROM + 90_000 * 90),
  })
})

let copies = 0
const copied = (): string => {
  const data = join(folder, `copy-${copies++}`)
  cpSync(whole, data, { recursive: true })
  return data
}

/** All that a catalogue says, without the numbers it gave itself. */
const contents = (data: string): unknown => {
  const db = new DatabaseSync(join(data, 'catalogue.sqlite'), { readOnly: true })
  const all = (sql: string) =>
    db
      .prepare(sql)
      .all()
      .map(row => ({ ...row }))
  const segments = `SELECT camera, stream, archive, path, video_format, audio_format, start_90k, end_90k, frames, bytes, open,
    index_at, index_bytes, damage FROM segment ORDER BY path`
  const said = {
    segments: all(segments),
    formats: all('SELECT * FROM format ORDER BY id'),
    days: all('SELECT * FROM day ORDER BY camera, stream, day'),
    chains: all('SELECT camera, stream, number, hex(hash) FROM chain ORDER BY camera, stream'),
    usage: all('SELECT * FROM usage ORDER BY camera, archive, day'),
    outages: all('SELECT camera, from_90k, to_90k, cause FROM outage ORDER BY id'),
  }
  db.close()
  return said
}

const removeCatalogue = (data: string): void => {
  for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
}

const damageInside = (data: string): void => {
  const file = join(data, 'catalogue.sqlite')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 8192, bytes.length - 8192)
  writeFileSync(file, bytes)
  writeFileSync(join(data, 'catalogue.damaged'), '')
}

test('a catalogue made from the files alone says what the old one said', async () => {
  const data = copied()
  const before = contents(data)
  removeCatalogue(data)
  const { files, refused, fragments } = await reindexData(data, () => {})
  assert.deepEqual([files, refused, fragments > 300], [4, [], true])
  assert.deepEqual(contents(data), before)
  assert.deepEqual((await checkData(data, true, () => {})).findings, [])
})

test('the old catalogue is kept, and its outages come along', async () => {
  const data = copied()
  const db = new DatabaseSync(join(data, 'catalogue.sqlite'))
  db.exec(`INSERT INTO outage VALUES (1, 'cong', 'main', 5, 9, 'power_lost', 'recorder', 'x', 9)`)
  db.close()
  const before = contents(data)
  const { old } = await reindexData(data, () => {})
  assert.ok(existsSync(old!))
  assert.deepEqual(contents(data), before)
})

test('a copy of a file under another name is not counted as footage a second time', async () => {
  const data = copied()
  const before = contents(data)
  const [first] = globSync('footage/cong/main/*/*.mp4', { cwd: data }).toSorted()
  copyFileSync(join(data, first!), join(data, first!.replace('.mp4', 'z.mp4')))
  removeCatalogue(data)
  const { files } = await reindexData(data, () => {})
  assert.equal(files, 5)
  assert.deepEqual(contents(data), before)
})

test('a damaged file is named with its reason and hides nothing beside it', async () => {
  const data = copied()
  const [first, second, third] = globSync('footage/cong/main/*/*.mp4', { cwd: data }).toSorted()
  truncateSync(join(data, first!), 100)
  // A byte in the middle and no index: what lies behind the damage stays in the file.
  const bytes = readFileSync(join(data, second!))
  const moofs = boxesIn(bytes, 0, bytes.length).filter(({ type }) => type === 'moof')
  bytes[moofs[30]!.start + 30]! ^= 1
  writeFileSync(join(data, second!), bytes.subarray(0, -300))
  removeCatalogue(data)
  const { refused, files } = await reindexData(data, () => {})
  assert.deepEqual(
    refused.map(({ path, why }) => [path, why]),
    [[first!.slice('footage/'.length), 'no_about']],
  )
  assert.equal(files, 4)
  assert.ok(statSync(join(data, second!)).size >= bytes.length - 300)
  const { findings } = await checkData(data, true, () => {})
  const about = (file: string) => findings.filter(found => found.file.endsWith(file)).map(({ what }) => what)
  assert.ok(about(first!).includes('no_about'))
  assert.ok(about(second!).includes('unreadable'))
  assert.deepEqual(about(third!), [])
})

test('a catalogue older than the media, put there by hand, learns what it missed before anything is written', async () => {
  const data = join(folder, 'older')
  await writeFootage(data, { seconds: 70 })
  const db = new DatabaseSync(join(data, 'catalogue.sqlite'))
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  cpSync(join(data, 'catalogue.sqlite'), join(folder, 'older.sqlite'))
  const later = (seconds: number) => wallTime90k(FOOTAGE_FROM + seconds * 90_000)
  await writeFootage(data, { seconds: 130, from: later(200) })
  const before = contents(data) as { segments: unknown[] }
  removeCatalogue(data)
  cpSync(join(folder, 'older.sqlite'), join(data, 'catalogue.sqlite'))
  const station = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 5000 })
  try {
    await until('the later footage is entered', () => {
      const { segments } = contents(data) as typeof before
      return segments.length === before.segments.length
    })
  } finally {
    await station.stop()
  }
  // The chain goes on where the media ended, not where the old catalogue thought it did.
  await writeFootage(data, { seconds: 20, from: later(400) })
  assert.deepEqual((await checkData(data, true, () => {})).findings, [])
})

for (const [how, spoil] of [
  ['deleted', removeCatalogue],
  ['emptied', (data: string) => truncateSync(join(data, 'catalogue.sqlite'), 0)],
  ['cut short', (data: string) => truncateSync(join(data, 'catalogue.sqlite'), 12_000)],
  ['damaged in the middle, as the recorder noticed', damageInside],
  [
    'overwritten with rubbish',
    (data: string) => writeFileSync(join(data, 'catalogue.sqlite'), Buffer.alloc(40_000, 7)),
  ],
] as const) {
  test(`a station whose catalogue was ${how} starts, and rebuilds it beside the recording`, async () => {
    const data = copied()
    const before = contents(data) as { segments: unknown; chains: unknown; days: unknown }
    for (const end of ['-wal', '-shm']) rmSync(join(data, `catalogue.sqlite${end}`), { force: true })
    spoil(data)
    const station = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 5000 })
    try {
      await until('the catalogue is rebuilt', () => !existsSync(join(data, 'catalogue.rebuilding')))
      await until('all rows are there', () => (contents(data) as { segments: unknown[] }).segments.length === 4)
      const { segments, chains, days } = contents(data) as typeof before
      assert.deepEqual(
        { segments, chains, days },
        { segments: before.segments, chains: before.chains, days: before.days },
      )
      const old = readdirSync(data).filter(name => name.startsWith('catalogue.sqlite.old-'))
      assert.equal(old.length > 0, how !== 'deleted')
    } finally {
      await station.stop()
    }
  })
}
