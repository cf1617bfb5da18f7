import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { SignedHead } from '#engine/recording/chain-head.ts'
import { headsLedger } from '#programs/recorder/heads-ledger.ts'
import { thinHeads } from './thin-heads.ts'

const head = (camera: string, at: string, number: number): SignedHead => ({
  head: { station: 'tram-thu-nghiem', camera, stream: 'main', number, hash: 'ab'.repeat(32), signed_at: at },
  signature: 'c2ln',
})

test('old days of heads keep the newest of each hour, then of the day; the newest days stay whole', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-heads-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const ledger = headsLedger(folder)
  let number = 0
  for (const day of ['2026-11-20', '2026-11-22'])
    for (const camera of ['cong', 'ngo'])
      for (let minute = 0; minute < 180; minute++) {
        const at = new Date(Date.parse(`${day}T00:00:00.500Z`) + minute * 60_000).toISOString()
        ledger.signed(head(camera, at, number++))
      }
  await ledger.flushed()
  writeFileSync(join(folder, 'ghi-chu.txt'), 'mine')
  const lines = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1)
  assert.equal(lines('2026-11-20.jsonl').length, 360)
  writeFileSync(join(folder, '2026-11-20.jsonl'), `${lines('2026-11-20.jsonl').join('\n')}\n{"head":{"cam`)

  const at = (iso: string) => wallFromUnixMillis(Date.parse(iso))
  assert.equal(await thinHeads(folder, at('2026-11-22T05:00:00Z')), 1)
  assert.equal(await thinHeads(folder, at('2026-11-22T05:00:00Z')), 0)
  assert.deepEqual(readdirSync(folder).toSorted(), ['2026-11-20.hourly.jsonl', '2026-11-22.jsonl', 'ghi-chu.txt'])
  const kept = lines('2026-11-20.hourly.jsonl').map(line => (JSON.parse(line) as SignedHead).head)
  assert.deepEqual(
    kept.map(({ camera, signed_at }) => `${camera} ${signed_at.slice(11, 16)}`),
    ['cong 00:59', 'cong 01:59', 'cong 02:59', 'ngo 00:59', 'ngo 01:59', 'ngo 02:59'],
  )
  assert.equal(await thinHeads(folder, at('2027-02-19T05:00:00Z')), 2)
  assert.deepEqual(readdirSync(folder).toSorted(), ['2026-11-20.daily.jsonl', '2026-11-22.hourly.jsonl', 'ghi-chu.txt'])
  assert.equal(lines('2026-11-20.daily.jsonl').length, 2)
  assert.equal(await thinHeads(join(folder, 'none'), at('2027-02-19T05:00:00Z')), 0)
})
