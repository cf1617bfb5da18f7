import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type TestContext, test } from 'node:test'
import { crc32 } from 'node:zlib'
import { extentLength, readExtents } from './extents.ts'
import { type ZippedFile, zip } from './zip.ts'

const AT = new Date('2026-11-22T03:04:06Z')
const noPython =
  spawnSync('python3', ['-c', 'import zipfile']).status === 0 ? false : 'python3 reads zips here, and is not installed'

const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-zip-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const fileIn = (folder: string, path: string, bytes: Buffer): ZippedFile => {
  const file = join(folder, path.replaceAll('/', '_'))
  writeFileSync(file, bytes)
  return { path, file, bytes: bytes.length, crc32: crc32(bytes) }
}

test('another program reads every file of it, its time by the commune’s clock', { skip: noPython }, async t => {
  const folder = folderOf(t)
  const files = [
    fileIn(folder, 'manifest.json', Buffer.from('{}')),
    fileIn(folder, 'video/cong-main-1.mp4', Buffer.alloc(300_000, 7)),
    fileIn(folder, 'empty', Buffer.alloc(0)),
  ]
  const extents = zip(files, AT)
  const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  const out = join(folder, 'goi.zip')
  await pipeline(Readable.from(readExtents(extents, 0, length)), createWriteStream(out))
  const script =
    'import zipfile,sys,json;z=zipfile.ZipFile(sys.argv[1]);print(json.dumps([z.testzip()]+[[i.filename,i.file_size,i.date_time] for i in z.infolist()]))'
  const { stdout, stderr } = spawnSync('python3', ['-c', script, out], { encoding: 'utf8' })
  assert.deepEqual(
    JSON.parse(stdout),
    [
      null,
      ['manifest.json', 2, [2026, 11, 22, 10, 4, 6]],
      ['video/cong-main-1.mp4', 300_000, [2026, 11, 22, 10, 4, 6]],
      ['empty', 0, [2026, 11, 22, 10, 4, 6]],
    ],
    stderr,
  )
})

test('files and archives beyond 4 GB are told in the fields of ZIP64', () => {
  const large = 5_000_000_000
  const files = [
    { path: 'a', file: '/nowhere', bytes: large, crc32: 1 },
    { path: 'b', file: '/nowhere', bytes: 10, crc32: 2 },
  ]
  const extents = zip(files, AT)
  const [first, , second, , last] = extents.map(extent => (extent.kind === 'bytes' ? extent.bytes : Buffer.alloc(0)))
  assert.equal(first!.readUInt32LE(18), 0xffffffff)
  assert.equal(first!.readBigUInt64LE(30 + 1 + 4), BigInt(large))
  assert.equal(second!.readUInt32LE(18), 10)
  const offset = first!.length + large
  assert.ok(last!.includes(Buffer.from(new BigUint64Array([BigInt(offset)]).buffer)))
  const directory = offset + second!.length + 10
  const end64 = last!.indexOf(Buffer.from('504b0606', 'hex'))
  assert.equal(last!.readBigUInt64LE(end64 + 48), BigInt(directory))
  assert.equal(last!.readBigUInt64LE(end64 + 56 + 8), BigInt(directory + end64))
})
