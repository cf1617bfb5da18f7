// matthan extract save: a sealed bundle is copied out, as a folder, as one zip, as an image to burn, or encrypted; then what lies at the target is read again and verified. It
// has its name there only when it is whole.

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import type { Encrypted, EncryptedAsk, Extraction, Extractions } from '#contract/extraction.ts'
import { askStation, openAnswer } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { readSecret } from '#programs/encrypted-backup.ts'
import { unpackStored } from '#programs/unpack-stored.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { sizeText } from '#programs/words.ts'

export const extractSave: Command = {
  name: 'extract save',
  does: {
    vi: 'Chép gói trích xuất ra thư mục (USB), tệp .zip, ảnh đĩa .iso, hoặc tệp mã hóa, rồi đọc lại và kiểm tra bản vừa chép.',
    en: 'Copies a bundle to a folder (a stick), a .zip, an image to burn or an encrypted file, then reads the copy again and verifies it.',
  },
  operands: ['EXTRACTION'],
  options: {
    to: {
      type: 'string',
      value: 'DIR|FILE',
      needed: true,
      vi: 'thư mục đã có (gói nằm trong thư mục con), hoặc tệp .zip, tệp .iso (ảnh đĩa) sẽ ghi',
      en: 'a folder that is there (the bundle goes into a folder in it), or the .zip or .iso (an image to burn) to write',
    },
    recipient: { type: 'string', value: 'AGE', vi: 'mã hóa cho khóa age1…', en: 'encrypt to this age1… key' },
    'passphrase-file': {
      type: 'string',
      value: 'FILE',
      vi: 'mã hóa bằng câu mật khẩu trong tệp này, ít nhất 12 ký tự',
      en: 'encrypt with the passphrase in this file, at least 12 characters',
    },
    ...stationOptions,
  },
  examples: [
    'matthan extract save 12/2026 --to /media/usb',
    'matthan extract save 12/2026 --to goi.iso',
    'matthan extract save 12/2026 --to goi.zip.age --passphrase-file cau-mat-khau.txt',
  ],
  run: async (values, [asked = '']) => {
    const data = dataFolder(values)
    const { id, bundle } = await extractionOf(data, asked)
    if (bundle === null) throw new Problem('extraction_not_sealed', { extraction: asked })
    const saved = await save(data, id, bundle.name, values)
    const report = saved.readable
      ? await verifyPath(saved.path, { ...saved.open, keyFile: join(data, 'station.pub') })
      : null
    const sound = report === null ? saved.same !== false : report.verdict === 'sound'
    if (values.json === true)
      printJson({
        path: saved.path,
        bytes: saved.bytes,
        verdict: report?.verdict ?? null,
        ...(saved.same === undefined ? {} : { read_again: saved.same }),
        content_sha256: bundle.content_sha256,
      })
    else process.stdout.write(tell(saved, report?.verdict, bundle.content_sha256))
    return sound ? 0 : 1
  },
}

/** By its number (`12/2026`), or as the address has it. */
const extractionOf = async (data: string, asked: string): Promise<Pick<Extraction, 'id' | 'bundle'>> => {
  if (/^\d{1,9}$/.test(asked)) return askStation<Extraction>(data, 'GET', `/api/extractions/${asked}`)
  const { extractions } = await askStation<Extractions>(data, 'GET', '/api/extractions', {
    query: { text: asked, most: 500 },
  })
  const found = extractions.find(({ number }) => number === asked)
  if (found === undefined) throw new Problem('no_such_extraction', { extraction: asked })
  return found
}

type Saved = {
  readonly path: string
  readonly bytes: number
  /** Whether this machine can open it again. */
  readonly readable: boolean
  readonly open: { readonly passphrase?: string }
  /** Of an image: whether what lies there is what the station sent. */
  readonly same?: boolean
}

const isDisc = (to: string): boolean => /\.iso$/i.test(to)

const save = async (data: string, id: number, name: string, values: Values): Promise<Saved> => {
  const to = resolve(neededText(values, 'to'))
  const ask = askOf(values)
  const path = `/api/extractions/${id}`
  const isFolder = statSync(to, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (ask === undefined) {
    if (isDisc(to) && !isFolder)
      return {
        ...(await asDisc(await openAnswer(data, 'GET', `${path}/bundle.iso`, {}), to)),
        readable: false,
        open: {},
      }
    const answer = await openAnswer(data, 'GET', `${path}/bundle.zip`, {})
    if (isFolder) return { ...(await asFolder(answer, join(to, name))), readable: true, open: {} }
    return { ...(await asFile(answer, to)), readable: true, open: {} }
  }
  if (isDisc(to)) throw new Problem('bad_command', { option: '--to', value: to, options: 'DIR | *.zip.age' })
  const { href } = await askStation<Encrypted>(data, 'POST', `${path}/encrypted`, { body: ask })
  const out = isFolder ? join(to, `${name}.zip.age`) : to
  const saved = await asFile(await openAnswer(data, 'GET', href, {}), out)
  return ask.kind === 'passphrase'
    ? { ...saved, readable: true, open: { passphrase: ask.passphrase } }
    : { ...saved, readable: false, open: {} }
}

const askOf = (values: Values): EncryptedAsk | undefined => {
  const [recipient, file] = [textOf(values, 'recipient'), textOf(values, 'passphrase-file')]
  if (recipient !== undefined && file !== undefined)
    throw new Problem('bad_command', { superfluous: '--passphrase-file' })
  if (recipient !== undefined) return { kind: 'recipient', recipient }
  return file === undefined ? undefined : { kind: 'passphrase', passphrase: readSecret(resolve(file)) }
}

const asFile = async (
  answer: IncomingMessage,
  out: string,
  seen: (piece: Buffer) => void = () => undefined,
): Promise<Pick<Saved, 'path' | 'bytes'>> => {
  if (existsSync(out)) throw new Problem('file_exists', { out })
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.part`)
  return atTarget(out, draft, async () => {
    await pipeline(answer, watched(seen), createWriteStream(draft, { flags: 'wx', flush: true }))
    const { size } = statSync(draft)
    const told = Number(answer.headers['content-length'] ?? size)
    if (size !== told) throw new Problem('station_broke_off', { bytes: size, expected_bytes: told })
    await rename(draft, out)
    return { path: out, bytes: size }
  })
}

const watched = (seen: (piece: Buffer) => void) =>
  async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      seen(piece)
      yield piece
    }
  }

const asFolder = async (answer: IncomingMessage, out: string): Promise<Pick<Saved, 'path' | 'bytes'>> => {
  if (existsSync(out)) throw new Problem('file_exists', { out })
  const draft = `${out}.${process.pid}.part`
  return atTarget(out, draft, async () => {
    await mkdir(draft)
    const bytes = await unpackStored(answer, draft, basename(out))
    await rename(draft, out)
    await syncFolder(dirname(out))
    return { path: out, bytes }
  })
}

/** An image is opened by other programs; here it is read again, byte for byte. */
const asDisc = async (answer: IncomingMessage, out: string): Promise<Pick<Saved, 'path' | 'bytes' | 'same'>> => {
  const sent = createHash('sha256')
  const saved = await asFile(answer, out, piece => void sent.update(piece))
  const lies = createHash('sha256')
  for await (const piece of createReadStream(out)) lies.update(piece as Buffer)
  return { ...saved, same: lies.digest('hex') === sent.digest('hex') }
}

const atTarget = async <T>(out: string, draft: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const broken = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'].includes(code)
    throw broken
      ? new Problem('station_broke_off', {}, { cause })
      : new Problem('file_unwritable', { out, code }, { cause })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** A stick may be pulled out a second later. */
const syncFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined) // some sticks' file systems know no such thing
}

const words = {
  sound: 'Đã đọc lại và kiểm tra bản vừa chép: nguyên vẹn. (Read again and verified: sound.)',
  wrong: 'BẢN VỪA CHÉP KHÔNG ĐÚNG. Đừng giao bản này; chạy «matthan verify» để biết tệp nào. (The copy is NOT sound.)',
  same: 'Đã đọc lại: đúng từng byte như trạm đã gửi. Ghi ra đĩa xong, mở kiem-tra.html trên đĩa. (Read again: as it was sent. Burn it, then open kiem-tra.html on the disc.)',
  sealed: 'Chỉ người nhận mở được nên không kiểm tra lại được ở đây. (Only the recipient can open it.)',
} as const

const tell = ({ path, bytes, same }: Saved, verdict: string | undefined, content: string): string => {
  const unread = same === undefined ? words.sealed : same ? words.same : words.wrong
  const says = verdict === undefined ? unread : verdict === 'sound' ? words.sound : words.wrong
  const groups = (content.toUpperCase().match(/.{8}/g) ?? []).join(' ')
  return `Đã chép ${path}: ${sizeText(bytes)}. (Saved.)\n${says}\nMã nội dung (content, SHA-256): ${groups}\n`
}
