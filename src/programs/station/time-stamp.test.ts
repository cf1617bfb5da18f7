import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { isGranted, timeStamp, timeStampQuery } from './time-stamp.ts'

const noOpenssl =
  spawnSync('openssl', ['version']).status === 0 ? false : 'openssl makes time stamps here, and is not installed'
const manifest = Buffer.from('{"matthan":"bundle-1"}\n')

/** Answers every query with what `answer` makes of it; its address. */
const serviceOf = async (t: TestContext, answer: (query: Buffer) => Buffer): Promise<string> => {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    response.setHeader('content-type', 'application/timestamp-reply').end(answer(Buffer.concat(parts)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`
}

/** A service of our own, with a certificate that may stamp. */
const opensslService = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-tsa-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    assert.equal(status, 0, stderr)
  }
  writeFileSync(
    join(folder, 'tsa.cnf'),
    `[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=TSA thu\n[ext]\nextendedKeyUsage=critical,timeStamping\n
[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_cert=cert.pem\nsigner_key=key.pem\ncerts=cert.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n`,
  )
  run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-config', 'tsa.cnf')
  writeFileSync(join(folder, 'serial'), '01\n')
  return {
    answer: (query: Buffer): Buffer => {
      writeFileSync(join(folder, 'q.tsq'), query)
      run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-out', 'r.tsr')
      return readFileSync(join(folder, 'r.tsr'))
    },
    verify: (reply: Buffer) => {
      writeFileSync(join(folder, 'kept.tsr'), reply)
      writeFileSync(join(folder, 'manifest.json'), manifest)
      run('ts', '-verify', '-in', 'kept.tsr', '-data', 'manifest.json', '-CAfile', 'cert.pem')
    },
  }
}

test('a service vouches for a manifest, and another program finds the stamp true', { skip: noOpenssl }, async t => {
  const service = opensslService(t)
  const url = await serviceOf(t, service.answer)
  const reply = await timeStamp(url, manifest, silentLogger)
  assert.ok(reply)
  service.verify(reply)
  assert.ok(isGranted(reply, createHash('sha256').update(manifest).digest()))
  assert.ok(!isGranted(reply, createHash('sha256').update('another').digest()))
})

test('a service that is away, refuses, or answers nonsense holds nothing up', async t => {
  assert.equal(await timeStamp('http://127.0.0.1:9/tsa', manifest, silentLogger), undefined)
  const nonsense = await serviceOf(t, () => Buffer.from('<html>hello</html>'))
  assert.equal(await timeStamp(nonsense, manifest, silentLogger), undefined)
  const refuses = await serviceOf(t, () => Buffer.from('30053003020102', 'hex'))
  assert.equal(await timeStamp(refuses, manifest, silentLogger), undefined)
  const endless = await serviceOf(t, () => Buffer.alloc(100_000, 0x30))
  assert.equal(await timeStamp(endless, manifest, silentLogger), undefined)
  for (const cut of [0, 1, 5, 20])
    assert.equal(isGranted(timeStampQuery(Buffer.alloc(32)).subarray(0, cut), manifest), false)
})
