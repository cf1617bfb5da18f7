import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { fingerprintOf, publicKeysIn } from '#engine/recording/chain-head.ts'
import { checkData } from '#programs/commands/check.ts'
import { run } from '#test/command-line.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { openSigningKey } from './signing-key.ts'

const setUp = (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-key-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  return { data, file: join(data, 'keys', 'station-signing.pem'), pub: join(data, 'station.pub') }
}

test('the key is made once, for its owner only, and its public half is the same ever after', t => {
  const { data, file, pub } = setUp(t)
  openSigningKey(data)
  const first = [readFileSync(file, 'utf8'), readFileSync(pub, 'utf8')]
  openSigningKey(data)
  assert.deepEqual([readFileSync(file, 'utf8'), readFileSync(pub, 'utf8')], first)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  rmSync(pub)
  openSigningKey(data)
  assert.equal(readFileSync(pub, 'utf8'), first[1])
})

test('a key that is lost or torn by a power cut is replaced, and what the old one signed is still proved', async t => {
  const { data, file, pub } = setUp(t)
  await writeFootage(data, { seconds: 70 })
  const [first] = publicKeysIn(readFileSync(pub, 'utf8'))
  rmSync(file)
  await writeFootage(data, { seconds: 70, from: wallTime90k(FOOTAGE_FROM + 200 * 90_000) })
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
  await writeFootage(data, { seconds: 70, from: wallTime90k(FOOTAGE_FROM + 400 * 90_000) })
  const keys = publicKeysIn(readFileSync(pub, 'utf8'))
  assert.deepEqual([keys.length, keys[2]], [3, first])
  assert.equal(readdirSync(join(data, 'keys')).filter(name => name.includes('.damaged-')).length, 1)
  const checked = await checkData(data, true, () => {})
  assert.deepEqual([checked.findings, checked.keys.length], [[], 3])
  const only = await checkData(data, true, () => {}, [first!])
  assert.deepEqual([...new Set(only.findings.map(({ what }) => what))], ['bad_signature'])
})

test('key show prints what an outsider needs, and check takes the key from him', { timeout: 60_000 }, async t => {
  const { data, pub } = setUp(t)
  assert.match((await run(['key', 'show', '--data', data])).err, /chưa có khóa ký/)
  await writeFootage(data, { seconds: 70 })
  const said = await run(['key', 'show', '--data', data])
  assert.equal(said.out, readFileSync(pub, 'utf8'))
  assert.ok(said.err.includes(fingerprintOf(said.out)))
  const { current, earlier } = JSON.parse((await run(['key', 'show', '--data', data, '--json'])).out)
  assert.deepEqual([current.pem, earlier], [said.out, []])
  const paper = join(data, 'from-a-drawer.pem')
  writeFileSync(paper, said.out)
  rmSync(pub)
  const checked = JSON.parse((await run(['check', '--full', '--json', '--data', data, '--key', paper])).out)
  assert.deepEqual([checked.findings, checked.keys], [[], [current.fingerprint]])
  writeFileSync(paper, 'no key')
  assert.equal((await run(['check', '--data', data, '--key', paper])).code, 1)
})
