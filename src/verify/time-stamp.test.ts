import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { createNodeTools } from '#programs/verify/node-tools.ts'
import { readTimeStamp } from './time-stamp.ts'

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'thiếu openssl (no openssl on this machine)'
const folder = mkdtempSync(join(tmpdir(), 'matthan-stamp-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const tools = createNodeTools()
const manifest = Buffer.from('{"matthan":"bundle-1"}')

const config = (usage: string) => `
[req]
distinguished_name = dn
x509_extensions = ext
prompt = no
[dn]
CN = Dấu thời gian thử
O = Đơn vị thử
[ext]
extendedKeyUsage = critical,${usage}
[tsa]
default_tsa = one
[one]
serial = ${folder}/serial
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
signer_digest = sha256
ess_cert_id_alg = sha256
`

/** What a service of this machine's openssl answers. */
const stamped = (kind: readonly string[], usage = 'timeStamping'): Buffer => {
  const at = (name: string) => join(folder, name)
  writeFileSync(at('conf'), config(usage))
  writeFileSync(at('manifest'), manifest)
  writeFileSync(at('serial'), '01\n')
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  run(
    'req',
    '-x509',
    '-newkey',
    ...kind,
    '-nodes',
    '-utf8',
    '-keyout',
    'key',
    '-out',
    'cert',
    '-days',
    '2',
    '-config',
    'conf',
  )
  run('ts', '-query', '-data', 'manifest', '-sha256', '-cert', '-out', 'query')
  run('ts', '-reply', '-queryfile', 'query', '-signer', 'cert', '-inkey', 'key', '-config', 'conf', '-out', 'reply')
  return readFileSync(at('reply'))
}

for (const kind of [
  ['rsa:2048'],
  ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
])
  test(`a time stamp of ${kind.join(' ')} says when and by whom`, { skip }, async () => {
    const reply = stamped(kind)
    const read = await readTimeStamp(reply, manifest, tools)
    assert.ok(typeof read !== 'string', `${read}`)
    assert.ok(Math.abs(read.at_ms - Date.now()) < 3_600_000)
    assert.equal(read.service, 'Dấu thời gian thử, Đơn vị thử')
    assert.equal(await readTimeStamp(reply, Buffer.from('another'), tools), 'time_stamp_of_another')
  })

test('no bit of a time stamp can be changed and still say another time or be of another service', {
  skip,
}, async () => {
  const reply = stamped(['rsa:2048'])
  const sound = await readTimeStamp(reply, manifest, tools)
  await fc.assert(
    fc.asyncProperty(fc.nat(reply.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const bytes = Buffer.from(reply)
      bytes[at] = bytes[at]! ^ by
      const read = await readTimeStamp(bytes, manifest, tools)
      if (typeof read === 'string') return
      assert.ok(typeof sound !== 'string')
      assert.equal(read.at_ms, sound.at_ms)
    }),
    { numRuns: 200 },
  )
})

test('bytes that are no time stamp are called that, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
      assert.equal(await readTimeStamp(bytes, manifest, tools), 'time_stamp_unreadable')
    }),
  )
})
