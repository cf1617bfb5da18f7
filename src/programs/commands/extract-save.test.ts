import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { discImage } from '#engine/viewing/disc-image.ts'
import { extentLength, readExtents } from '#engine/viewing/extents.ts'
import { zip } from '#engine/viewing/zip.ts'
import { writeBundle } from '#test/bundles.ts'
import { extractSave } from './extract-save.ts'

const NAME = 'TX-12-2026-thu'

/** What a station says over its socket of one sealed bundle. */
const stationWith = async (t: TestContext, spoil: (bytes: Buffer) => void = () => undefined) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-extract-save-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  const folder = join(data, 'goi')
  mkdirSync(folder)
  const { publicPem } = await writeBundle(folder)
  writeFileSync(join(data, 'station.pub'), publicPem)
  const files = globSync('**', { cwd: folder, withFileTypes: false })
    .map(path => ({ path, file: join(folder, path) }))
    .filter(({ file }) => statSync(file).isFile())
    .map(one => ({ ...one, bytes: statSync(one.file).size, crc32: crc32(readFileSync(one.file)) }))
  const made = new Date('2026-11-22T03:04:06Z')
  const wholes = { '/bundle.zip': zip(files, made), '/bundle.iso': discImage(files, NAME, made) } as const
  const server = createServer(async (request, reply) => {
    const what = request.url!.replace('/api/extractions/3', '')
    const extents = what in wholes ? wholes[what as keyof typeof wholes] : undefined
    if (extents === undefined)
      return reply.end(JSON.stringify({ id: 3, bundle: { name: NAME, content_sha256: '0'.repeat(64) } }))
    const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
    reply.setHeader('content-length', length)
    const pieces: Buffer[] = []
    for await (const piece of readExtents(extents, 0, length)) pieces.push(piece)
    const whole = Buffer.concat(pieces)
    spoil(whole)
    return Readable.from([whole]).pipe(reply)
  })
  await new Promise<void>(resolve => server.listen(join(data, 'station.sock'), resolve))
  t.after(() => server.close())
  const said: string[] = []
  t.mock.method(process.stdout, 'write', (text: string) => said.push(text) > 0)
  const save = async (to: string): Promise<{ code: unknown; said: string }> => {
    said.length = 0
    const code = await extractSave.run({ data, to }, ['3'])
    return { code, said: said.join('') }
  }
  return { data, save, length: discImage(files, NAME, made).reduce((sum, one) => sum + extentLength(one), 0) }
}

test('a bundle is saved as a folder, a zip and an image to burn, each read again; nothing is written over', async t => {
  const { data, save, length } = await stationWith(t)
  const stick = join(data, 'usb')
  mkdirSync(stick)
  for (const to of [stick, join(data, 'goi.zip')]) {
    const { code, said } = await save(to)
    assert.deepEqual([code, /nguyên vẹn/.test(said)], [0, true], said)
    await assert.rejects(save(to), { code: 'file_exists' })
  }
  const disc = join(data, 'goi.iso')
  const { code, said } = await save(disc)
  assert.deepEqual([code, /đúng từng byte/.test(said), statSync(disc).size], [0, true, length], said)
})

test('a copy that is not as the bundle was is called wrong, and the command fails', async t => {
  const { data, save } = await stationWith(t, bytes => {
    bytes[bytes.length >> 1]! ^= 1
  })
  const { code, said } = await save(join(data, 'goi.zip'))
  assert.deepEqual([code, /KHÔNG ĐÚNG/.test(said)], [1, true], said)
})
