// matthan import: brings a footage file into the gaps of a camera, at a stated time.

import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import { type ImportBegun, type Imported, LARGEST_IMPORT_PART_BYTES } from '#contract/backfill.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions, textOf } from '#programs/command.ts'

export const importFile: Command = {
  name: 'import',
  does: {
    vi: 'Nhập một tệp hình (MP4, MKV, .dav) vào chỗ còn thiếu của một camera. Bản gốc được giữ nguyên kèm mã SHA-256.',
    en: 'Brings a footage file (MP4, MKV, .dav) into what a camera is missing. The original is kept with its SHA-256.',
  },
  operands: ['FILE'],
  options: {
    camera: { type: 'string', value: 'CAMERA', needed: true, vi: 'mã camera', en: 'the camera’s id' },
    at: {
      type: 'string',
      value: 'T',
      needed: true,
      vi: 'lúc quay hình đầu tiên: "22:15", "05/06/2026 18:16:30"',
      en: 'when its first picture was filmed',
    },
    stream: {
      type: 'string',
      value: 'main|sub',
      choices: ['main', 'sub'],
      vi: 'luồng chính hay phụ',
      en: 'main or sub stream',
    },
    ...stationOptions,
  },
  examples: ['matthan import the-nho.mp4 --camera cong-chinh --at "05/06/2026 18:16:30"'],
  run: async (values, [path = '']) => {
    const when = parseWhen(neededText(values, 'at'), wallFromUnixMillis(Date.now()))
    if (!when.ok) throw new Problem('bad_time', { option: '--at' })
    const data = dataFolder(values)
    const file = await open(path, 'r').catch(() => {
      throw new Problem('bad_command', { file: path, reason: 'cannot be read' })
    })
    await using _ = file
    const { size } = await file.stat()
    const body = {
      camera: neededText(values, 'camera'),
      stream: textOf(values, 'stream') ?? 'main',
      start_90k: when.value,
      name: basename(path),
      bytes: size,
    }
    const { id } = await askStation<ImportBegun>(data, 'POST', '/api/footage-imports', { body })
    await sendParts(data, id, file)
    const imported = await broughtIn(data, id)
    if (values.json === true) return printJson(imported)
    process.stdout.write(importedText(imported))
  },
}

const broughtIn = async (data: string, id: string): Promise<Imported> => {
  for (;;) {
    const told = await askStation<Imported | { state: 'reading' }>(data, 'POST', `/api/footage-imports/${id}/finish`)
    if (!('state' in told)) return told
  }
}

const sendParts = async (data: string, id: string, file: FileHandle): Promise<void> => {
  const part = Buffer.alloc(LARGEST_IMPORT_PART_BYTES)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(part, 0, part.length, at)
    if (bytesRead === 0) return
    const query = { at }
    await askStation(data, 'PUT', `/api/footage-imports/${id}`, { query, bytes: part.subarray(0, bytesRead) })
    at += bytesRead
  }
}

const importedText = ({ pictures, pictures_read, from_90k, to_90k, sha256, unread }: Imported): string => {
  const time = (at: number) => localText(wallTime90k(at))
  const left = unread.length === 0 ? '' : `Không đọc được (not read): ${unread.join(', ')}\n`
  return (
    `Đã nhập ${pictures}/${pictures_read} hình, từ ${time(from_90k)} đến ${time(to_90k)}. (Brought in; the rest was recorded already.)\n` +
    `SHA-256 bản gốc (of the original): ${sha256}\n${left}`
  )
}
