// Journey: evidence survives a dishonest administrator. Somebody with all rights on the machine edits video, index, ledger and access log in turn, then what was
// handed over: bundle, manifest, keys. Each is found by a program that only reads, and named: which file, which second, what. Where the station's own key makes
// all anew, nothing in the house can tell: heads that were kept elsewhere do.

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { millis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { BundleEnd, BundleOrder, OrderedItem } from '#community/evidence/bundle-order.ts'
import type { BundleChain, Manifest } from '#contract/bundle.ts'
import { wantedShape } from '#contract/extraction.ts'
import type { Coverage } from '#contract/recording.ts'
import { publicKeyOf } from '#engine/recording/chain-head.ts'
import type { LossCause, Outage } from '#engine/recording/ledger.ts'
import { verifyAccessLog } from '#programs/commands/audit-verify.ts'
import { checkData } from '#programs/commands/check.ts'
import { openJournal } from '#programs/recorder/journal.ts'
import { Bundler } from '#programs/station/bundler.ts'
import { type VerifyWish, verifyPath } from '#programs/verify/verify-path.ts'
import { openAccessLog } from '#store/access-log.ts'
import { createLedgerWriter } from '#store/ledger.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { sealBundle } from '#test/bundles.ts'
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

describe('what was handed over', { concurrency: false }, () => {
  const bundle = join(folder, 'bundle')
  const FROM_S = 20
  let key = ''

  before(async () => {
    cpSync(await extracted(whole), bundle, { recursive: true })
    key = join(away, 'tram.pub')
    cpSync(join(whole, 'station.pub'), key)
  })

  /** A copy of the bundle that may be changed, and what is found in it. */
  const changed = (edit: (at: string) => void, reseal = false): string => {
    const at = join(folder, `bundle-${copies++}`)
    cpSync(bundle, at, { recursive: true })
    for (const name of readdirSync(at, { recursive: true })) chmodSync(join(at, String(name)), 0o700)
    edit(at)
    if (reseal) sealBundle(at, manifestOf(at), readFileSync(join(whole, 'keys/station-signing.pem'), 'utf8'))
    return at
  }
  const verified = async (at: string, wish: VerifyWish = { keyFile: key }) => {
    const { verdict, findings } = await verifyPath(at, wish)
    const told = findings.filter(({ caution }) => !caution)
    return { verdict, told, codes: told.map(({ code, path }) => `${code} ${path ?? ''}`.trim()) }
  }
  const video = () => manifestOf(bundle).videos[0]!
  /** Where the bytes of a fragment of the film stand, and when it was filmed. */
  const fragment = (n: number) => {
    const { runs } = JSON.parse(readFileSync(join(bundle, video().chain), 'utf8')) as BundleChain
    const [at, bytes, , at_90k] = runs[0]!.fragments.filter(one => typeof one !== 'string')[n]!
    return { at, bytes, at_90k }
  }
  const flip = (file: string, at?: number) => {
    const bytes = readFileSync(file)
    bytes[at ?? bytes.length >> 1]! ^= 2
    writeFileSync(file, bytes)
  }

  test('as it was sealed it is sound, by the key and the heads that were kept elsewhere', async () => {
    const headFiles = globSync('heads/*.jsonl', { cwd: away }).map(name => join(away, name))
    const { verdict, told } = await verified(bundle, { keyFile: key, headFiles })
    assert.deepEqual([verdict, told], ['sound', []])
  })

  test('one bit of any file: which file', async () => {
    for (const path of readdirSync(bundle, { recursive: true, withFileTypes: true }).flatMap(one =>
      one.isFile() ? [relative(bundle, join(one.parentPath, one.name))] : [],
    )) {
      const { verdict, codes, told } = await verified(changed(at => flip(join(at, path))))
      assert.ok(verdict === 'wrong' || verdict === 'not_a_bundle', path)
      const named = told.some(one => one.path === path)
      assert.ok(named || (path.startsWith('manifest.') && codes.length > 0), `${path}: ${codes.join(', ')}`)
    }
  })

  test('a picture changed and all sealed anew by the station’s key: the film and the second', async () => {
    const { at, bytes, at_90k } = fragment(30)
    const { told } = await verified(changed(folder => flip(join(folder, video().path), at + bytes - 50), true))
    const broken = told.find(({ code }) => code === 'chain_broken')
    assert.equal(broken?.path, video().path)
    near(broken!.from_90k!, at_90k, 3)
  })

  test('a gap that is told away, and one that is made up, sealed anew', async () => {
    const recut = (edit: (span: Coverage['spans'][number]) => readonly Coverage['spans'][number][]) =>
      changed(at => {
        const file = join(at, 'coverage.json')
        const coverage = JSON.parse(readFileSync(file, 'utf8')) as { items: Coverage[] }
        const items = coverage.items.map(item => ({ ...item, spans: item.spans.flatMap(edit) }))
        writeFileSync(file, JSON.stringify({ ...coverage, items }))
      }, true)
    const missing = { state: 'missing', cause: 'power_lost', detail: null, by: 'recorder', noted_90k: null } as const
    const made_up = recut(span => {
      const cut = span.from_90k + 10 * SECOND
      if (span.state === 'missing') return [span]
      return [
        { ...span, to_90k: cut },
        { ...span, ...missing, from_90k: cut, to_90k: cut + 9 * SECOND },
        { ...span, from_90k: cut + 9 * SECOND },
      ]
    })
    const told_away = recut(span => (span.state === 'missing' ? [] : [{ ...span, to_90k: span.to_90k + 20 * SECOND }]))
    for (const at of [made_up, told_away]) {
      const { verdict, codes } = await verified(at)
      assert.equal(verdict, 'wrong')
      assert.ok(
        codes.some(code => code.startsWith('coverage_wrong')),
        codes.join(', '),
      )
    }
  })

  test('the chain’s paper trimmed so that seconds vanish, sealed anew', async () => {
    const at = changed(folder => {
      const file = join(folder, video().chain)
      const chain = JSON.parse(readFileSync(file, 'utf8')) as BundleChain
      const [run] = chain.runs
      writeFileSync(file, JSON.stringify({ ...chain, runs: [{ ...run!, fragments: run!.fragments.toSpliced(20, 3) }] }))
    }, true)
    const { verdict, codes } = await verified(at)
    assert.equal(verdict, 'wrong')
    assert.ok(
      codes.some(code => code.startsWith('chain_broken')),
      codes.join(', '),
    )
  })

  test('who saw it, reworded in what came along of the access log, sealed anew: which entry', async () => {
    const at = changed(folder => {
      const file = join(folder, 'access-log.jsonl')
      writeFileSync(file, readFileSync(file, 'utf8').replace('truong-ca', 'nguoi-la'))
    }, true)
    const { told } = await verified(at)
    assert.deepEqual(
      told.map(({ code, path, detail }) => [code, path, detail]),
      [['log_changed', 'access-log.jsonl', '3']],
    )
  })

  test('a manifest with another case number; one that another key signed', async () => {
    const edited = changed(at => {
      const file = join(at, 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('Cơ quan điều tra', 'Người quen của tôi'))
    })
    const { verdict, codes } = await verified(edited)
    assert.equal(verdict, 'wrong')
    assert.ok(
      codes.some(code => code.startsWith('manifest_forged')),
      codes.join(', '),
    )
    const other = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const swapped = changed(at => {
      writeFileSync(join(at, 'station.pub'), publicKeyOf(other))
      sealBundle(at, manifestOf(at), other)
    })
    const by_key = await verified(swapped)
    assert.equal(by_key.verdict, 'wrong')
    assert.ok(
      by_key.codes.some(code => code.startsWith('other_key')),
      by_key.codes.join(', '),
    )
    const alone = await verified(swapped, {})
    assert.equal(alone.verdict, 'wrong', 'its heads were signed by the key that is gone')
    assert.ok(
      alone.codes.some(code => code.startsWith('head_forged')),
      alone.codes.join(', '),
    )
  })

  test('other footage, chained and signed anew by the station’s own key before it was extracted: heads that were kept elsewhere, and nothing else', async () => {
    const at = await extracted(join(folder, 'anew'))
    assert.equal((await verified(at)).verdict, 'sound')
    const headFiles = globSync('heads/*.jsonl', { cwd: away }).map(name => join(away, name))
    const { verdict, told } = await verified(at, { keyFile: key, headFiles })
    assert.equal(verdict, 'wrong')
    const [first] = told
    assert.equal(first?.code, 'chain_rewritten')
    near(first.from_90k ?? first.to_90k!, FOOTAGE_FROM + (FROM_S + 65) * SECOND, 70)
  })

  /** Made by the station's own program, as an approved extraction is; answers its folder. */
  const extracted = async (data: string): Promise<string> => {
    const bundler = new Bundler({
      ...{ data, clock: systemClock, log: silentLogger, page: join(data, 'no-page') },
      ledger: { outages: () => [] },
      logHead: async () => null,
      added: async function* () {},
      stamp: async () => undefined,
    })
    const item: OrderedItem = {
      ...{
        camera: 'cong',
        stream: 'main',
        name: 'Cổng chính',
        place: 'Thôn 1',
        owner: 'UBND xã',
        maker: '',
        model: '',
      },
      ...{ serial: '', mac: '', address: '192.0.2.7', removed: false, masked: false, withheld: [] },
      ...{ camera_offset_ms: null, measured_90k: null, clock_note: '' },
      from_90k: FOOTAGE_FROM + FROM_S * SECOND,
      to_90k: FOOTAGE_FROM + 170 * SECOND, // twenty seconds more than was recorded
    }
    const names = { requested_by: 'an', approved_by: ['binh', 'cuong'], extracted_by: 'an' }
    const order: BundleOrder = {
      id: 'TX-1-2026-abcd',
      extraction: {
        ...{ number: '1/2026', purpose: 'crime', legal_ground: '', case: null, document: null },
        ...{ recipient: 'Cơ quan điều tra', ...names },
      },
      station: { id: 'tram-thu-nghiem', name: 'Trạm', unit: 'Công an xã', host: 'tram' },
      ...{ program: 'matthan', items: [item], wanted: wantedShape.parse({}), originals: true, time_stamp_url: null },
    }
    const end = await new Promise<BundleEnd>(ended =>
      bundler.start(order, { papers: async () => [], progress: () => {}, ended }),
    )
    assert.equal(end.kind, 'sealed', JSON.stringify(end))
    await bundler.stop()
    return bundler.files.of(order.id)
  }
})

const manifestOf = (at: string): Manifest => JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8')) as Manifest

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
