import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { readExtents } from '#engine/viewing/extents.ts'
import { zip } from '#engine/viewing/zip.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { type TrueBundle, writeBundle } from '#test/bundles.ts'
import { readZip } from './read-zip.ts'

const place = mkdtempSync(join(tmpdir(), 'matthan-zip-'))
let bundle: TrueBundle
let whole: Buffer

before(async () => {
  bundle = await writeBundle(join(place, 'bundle'))
  const paths = [...bundle.manifest.files.map(({ path }) => path), 'manifest.json', 'manifest.sig']
  whole = await archive(paths.map(path => ({ path, bytes: readFileSync(join(bundle.folder, path)) })))
})
after(() => rmSync(place, { recursive: true, force: true }))

/** As the station sends it. */
const archive = async (files: readonly { path: string; bytes: Buffer }[], prefix = 'TX-12-2026/'): Promise<Buffer> => {
  const laid = files.map(({ path, bytes }, i) => {
    const file = join(place, `laid-${i}`)
    writeFileSync(file, bytes)
    return { path: prefix + path, file, bytes: bytes.length, crc32: crc32(bytes) }
  })
  const extents = zip(laid, new Date())
  const length = extents.reduce(
    (sum, extent) => sum + (extent.kind === 'bytes' ? extent.bytes.length : extent.length),
    0,
  )
  const pieces: Buffer[] = []
  for await (const piece of readExtents(extents, 0, length)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const read = async (bytes: Buffer) => {
  const zip = await readZip({
    size: bytes.length,
    read: async (at, length) => new Uint8Array(bytes.subarray(at, at + length)),
  })
  return zip.ok ? zip.value : zip.problem
}
const saved = (bytes: Buffer, name = 'bundle.zip') => {
  const file = join(place, name)
  writeFileSync(file, bytes)
  return file
}
const two = () =>
  archive([
    { path: 'manifest.json', bytes: Buffer.from('{}') },
    { path: 'hai.txt', bytes: Buffer.from('hai') },
  ])
const LOCAL = Buffer.from('PK\x03\x04', 'latin1')
const ENTRY = Buffer.from('PK\x01\x02', 'latin1')
const END = Buffer.from('PK\x05\x06', 'latin1')
const edited = async (edit: (bytes: Buffer, entry: number, local: number) => unknown) => {
  const bytes = await two()
  edit(bytes, bytes.indexOf(ENTRY), bytes.indexOf(LOCAL))
  return read(bytes)
}
/** Another name of the same length, in both places. */
const renamed = async (from: string, to: string) => {
  const bytes = await two()
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1')
  return read(bytes)
}

test('a bundle in the zip that the station sends is sound, with a folder around it', async () => {
  const report = await verifyPath(saved(whole))
  assert.equal(report.verdict, 'sound_by_own_key')
  assert.deepEqual(
    report.findings.map(({ reason }) => reason),
    ['key_unknown'],
  )
})

test('a zip that age encrypted is decrypted, checked and leaves nothing behind', async () => {
  const identity = await generateX25519Identity()
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(identity))
  const file = saved(Buffer.from(await encrypter.encrypt(new Uint8Array(whole))), 'bundle.zip.age')
  const scratch = mkdtempSync(join(place, 'scratch-'))
  const report = await verifyPath(file, { identities: [identity], scratch })
  assert.equal(report.verdict, 'sound_by_own_key')
  assert.deepEqual(readdirSync(scratch), [])
  await assert.rejects(verifyPath(file), { code: 'bundle_locked' })
  await assert.rejects(verifyPath(file, { identities: [await generateX25519Identity()], scratch }), {
    code: 'bundle_not_opened',
  })
  const cut = saved(readFileSync(file).subarray(0, -1000), 'cut.zip.age')
  await assert.rejects(verifyPath(cut, { identities: [identity], scratch }), { code: 'bundle_not_opened' })
  assert.deepEqual(readdirSync(scratch), [])
})

test('names that lead elsewhere are refused', async () => {
  for (const name of ['../../i.txt', '/ab/c/i.txt', 'TX/./ab/i.tx', 'TX-1\\ab\\i.txt', 'C:/abc/h.txt', 'TX-1//ab/i.t'])
    assert.equal(await renamed('TX-12-2026/hai.txt', name.padEnd(18, 'x')), 'zip_bad_name', name)
  assert.equal(await renamed('hai.txt', 'hai\0txt'), 'zip_bad_name')
})

test('two files of one name, also in other letters, are refused', async () => {
  const file = (path: string) => ({ path, bytes: Buffer.from(path) })
  assert.equal(await read(await archive([file('a.txt'), file('a.txt')])), 'zip_duplicate')
  assert.equal(await read(await archive([file('a.txt'), file('A.TXT')])), 'zip_duplicate')
})

test('compressed, encrypted, linked and split archives are refused by name', async () => {
  const packed = deflateRawSync(Buffer.alloc(1_000_000))
  const bomb = await archive([{ path: 'manifest.json', bytes: packed }])
  bomb.writeUInt16LE(8, bomb.indexOf(ENTRY) + 10)
  bomb.writeUInt32LE(0xfffffff0, bomb.indexOf(ENTRY) + 24)
  assert.equal(await read(bomb), 'zip_compressed')
  assert.equal(await edited((bytes, entry) => bytes.writeUInt16LE(0x0801, entry + 8)), 'zip_encrypted')
  assert.equal(await edited((bytes, entry) => bytes.writeUInt32LE(0o120777 * 2 ** 16, entry + 38)), 'zip_link')
  assert.equal(await edited(bytes => bytes.writeUInt16LE(1, bytes.indexOf(END) + 4)), 'zip_split')
})

test('files that lie over each other, sizes beyond the archive and hidden bytes are refused', async () => {
  const overlap = await edited((bytes, entry) => {
    const second = bytes.indexOf(ENTRY, entry + 4)
    bytes.writeUInt32LE(1, second + 42)
  })
  assert.ok(overlap === 'zip_overlap' || overlap === 'zip_damaged')
  const quine = await archive([
    { path: 'a', bytes: Buffer.alloc(100) },
    { path: 'b', bytes: Buffer.alloc(100) },
  ])
  const [first, second] = [quine.indexOf(ENTRY), quine.indexOf(ENTRY, quine.indexOf(ENTRY) + 4)]
  for (const field of [20, 24]) quine.writeUInt32LE(200, first + field)
  for (const field of [18, 22]) quine.writeUInt32LE(200, field)
  assert.ok(second > first)
  assert.equal(await read(quine), 'zip_overlap')
  const huge = await edited((bytes, entry, local) => {
    for (const [at, fields] of [
      [entry, [20, 24]],
      [local, [18, 22]],
    ] as const)
      for (const field of fields) bytes.writeUInt32LE(0xfffffff0, at + field)
  })
  assert.equal(huge, 'zip_damaged')
  const plain = await two()
  assert.equal(await read(Buffer.concat([Buffer.from('hidden'), plain])), 'zip_hidden')
  const many = await edited(bytes => bytes.writeUInt16LE(60_000, bytes.indexOf(END) + 10))
  assert.ok(many === 'zip_too_many' || many === 'zip_split')
  assert.equal(await read(Buffer.alloc(0)), 'not_a_zip')
  assert.equal(await read(Buffer.from('PK')), 'not_a_zip')
})

test('the directory of another file than the one behind it is refused', async () => {
  assert.equal(await edited((bytes, _, local) => bytes.write('XX', local + 30)), 'zip_damaged')
})

test('no byte that is changed makes it throw, or read outside a file', async () => {
  const plain = await two()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async changes => {
        const bytes = Buffer.from(plain)
        for (const [at, value] of changes) bytes[at] = value
        const found = await read(bytes)
        if (typeof found === 'string') return
        for (const { path, bytes: length } of found.entries)
          assert.ok((await found.read(path, 0, 1e9)).length <= length && length <= bytes.length)
      },
    ),
    { numRuns: 500 },
  )
})

test('one bit changed anywhere in the zip of a bundle is found, or is no part of any file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ (1 << bit)
      const report = await verifyPath(saved(bytes, 'changed.zip'))
      if (report.verdict === 'wrong' || report.verdict === 'not_a_bundle') return
      // Times, checksums and rights in the archive's own headers say nothing of what is in the files; white space in the signature neither.
      const files = await read(bytes)
      assert.ok(typeof files !== 'string')
      const same = bundle.manifest.files.every(({ path }) => files.entries.some(entry => entry.path.endsWith(path)))
      assert.ok(same)
    }),
    { numRuns: 60 },
  )
})
