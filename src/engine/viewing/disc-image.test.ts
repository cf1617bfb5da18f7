import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { discImage } from './disc-image.ts'
import type { DiscFile } from './disc-tree.ts'
import { extentLength, readExtents } from './extents.ts'

const AT = new Date('2026-11-22T03:04:06Z')

/** libarchive, by Python: what opens images on many machines, and knows nothing of ours. */
const READER = `
import ctypes,sys,json,hashlib
a=ctypes.CDLL('libarchive.so.13')
for f in ('archive_read_new','archive_entry_pathname'): getattr(a,f).restype=ctypes.c_void_p
a.archive_entry_pathname.restype=ctypes.c_char_p
a.archive_entry_size.restype=ctypes.c_int64
a.archive_entry_mtime.restype=ctypes.c_int64
a.archive_entry_filetype.restype=ctypes.c_uint
a.archive_read_data.restype=ctypes.c_ssize_t
if len(sys.argv)<2: sys.exit(0)
r=ctypes.c_void_p(a.archive_read_new())
a.archive_read_support_format_iso9660(r)
if a.archive_read_set_options(r,sys.argv[2].encode())!=0: sys.exit(2)
if a.archive_read_open_filename(r,sys.argv[1].encode(),10240)!=0: sys.exit(3)
out=[]
e=ctypes.c_void_p()
while a.archive_read_next_header(r,ctypes.byref(e))==0:
  if a.archive_entry_filetype(e)==0o40000: continue
  b=ctypes.create_string_buffer(65536);h=hashlib.sha256();n=a.archive_read_data(r,b,65536)
  while n>0:
    h.update(b.raw[:n]);n=a.archive_read_data(r,b,65536)
  out.append([a.archive_entry_pathname(e).decode(),a.archive_entry_size(e),a.archive_entry_mtime(e),h.hexdigest()])
print(json.dumps(out))
`
const read = (...args: readonly string[]) =>
  spawnSync('python3', ['-c', READER, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
const noReader = read().status === 0 ? false : 'python3 with libarchive.so.13 reads images here, and is not installed'

test('another program reads every file of an image, its long name and its time', { skip: noReader }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-disc-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const many = Array.from({ length: 90 }, (_, i) => `stills/cong-cho-${i}-an-hinh-luc-nua-dem.jpg`)
  const paths = ['manifest.json', 'kiem-tra.html', 'rong', 'video/cong-main-1.mp4', 'a/b/Biên bản.pdf', ...many]
  const files = paths.map((path, i): DiscFile => {
    const file = join(folder, 'from', path)
    mkdirSync(dirname(file), { recursive: true })
    const bytes = path === 'rong' ? 0 : path.startsWith('video') ? 300_001 : 2048 + (i % 3) - 1
    writeFileSync(file, Buffer.alloc(bytes, i))
    return { path, file, bytes }
  })
  const extents = discImage(files, 'TX-12-2026-k7q2m9', AT)
  const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  assert.equal(length % 2048, 0)
  const out = join(folder, 'goi.iso')
  await pipeline(Readable.from(readExtents(extents, 0, length)), createWriteStream(out))
  const listed = (options: string): [string, number, number, string][] => {
    const { stdout, stderr, status } = read(out, options)
    assert.equal(status, 0, stderr)
    return JSON.parse(stdout) as [string, number, number, string][]
  }
  const told = files.map(({ path, bytes }) => {
    const hash = createHash('sha256')
      .update(Buffer.alloc(bytes, paths.indexOf(path)))
      .digest('hex')
    return [path, bytes, AT.getTime() / 1000, hash] as const
  })
  const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map(row => row.join(' ')).toSorted()
  assert.deepEqual(inOrder(listed('joliet')), inOrder(told))
  const plain = listed('!joliet')
  assert.deepEqual(inOrder(plain.map(([, ...rest]) => rest)), inOrder(told.map(([, ...rest]) => rest)))
  assert.ok(
    plain.every(([path]) => /^(D\d{5}\/)*F\d{5}(\.[A-Z0-9]{1,3})?$/.test(path)),
    plain.join(),
  )
})

test('a file beyond 4 GB stands in several records of one name, stretch behind stretch', () => {
  const bytes = 5_000_000_000
  const [head] = discImage([{ path: 'lon.mp4', file: '/nowhere', bytes }], 'lon', AT)
  assert.ok(head?.kind === 'bytes')
  const name = Buffer.from('lon.mp4;1', 'utf16le').swap16()
  const first = head.bytes.indexOf(name) - 33
  const second = head.bytes.indexOf(name, first + 34) - 33
  const told = [first, second].map(at => [head.bytes.readUInt32LE(at + 10), head.bytes[at + 25]])
  assert.deepEqual(told, [
    [0xfffff800, 0x80],
    [bytes - 0xfffff800, 0],
  ])
  const [one, two] = [first, second].map(at => head.bytes.readUInt32LE(at + 2))
  assert.equal(two! - one!, 0xfffff800 / 2048)
})
