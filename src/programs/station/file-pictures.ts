// File pictures: the pictures of a footage file one after another, with their times in ticks from the first. A .dav file is read here; everything
// else by the file reader, a process apart that may die of what it is given.

import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Problem } from '#base/problems.ts'
import { FileMessageReader } from '#contract/file-pictures.ts'
import { type CodedPicture, CodedUnitReader } from '#engine/frames/coded-unit.ts'
import { DavReader } from '#engine/relay/dav.ts'

const program = fileURLToPath(import.meta.resolve('#programs/file-reader.ts'))
/** A file that brings libav to a stand is given up. */
const SILENT_MS = 60_000

export type FileKind = 'mp4' | 'mkv' | 'dav'
export type PlacedPicture = CodedPicture & { readonly decode: number; readonly shown: number }
export type FilePictures = { readonly pictures: AsyncIterable<PlacedPicture>; readonly unread: Set<string> }

/** Tells what a file is by its first bytes. */
export const kindOfFile = async (file: string): Promise<FileKind | undefined> => {
  await using handle = await open(file, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0)
  const first = buffer.toString('latin1', 0, bytesRead)
  if (first.startsWith('DHAV') || first.startsWith('DAHUA')) return 'dav'
  if (first.startsWith('\x1aE\xdf\xa3')) return 'mkv'
  return /^.{4}(ftyp|moov|mdat|free|wide|skip)/s.test(first) ? 'mp4' : undefined
}

/** Iterating throws `import_unreadable`, `import_tool_missing`. */
export const readFilePictures = (file: string, kind: FileKind): FilePictures => {
  const unread = new Set<string>()
  return { unread, pictures: kind === 'dav' ? ofDav(file, unread) : ofGuest(file, unread) }
}

async function* ofDav(file: string, unread: Set<string>): AsyncGenerator<PlacedPicture> {
  const dav = new DavReader()
  const readers = new Map<string, CodedUnitReader>()
  let channel: number | undefined
  for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    for (const frame of dav.push(bytes as Buffer)) {
      channel ??= frame.channel
      if (frame.channel !== channel) {
        unread.add(`channel ${frame.channel}`)
        continue
      }
      const reader = readers.get(frame.codec) ?? new CodedUnitReader(frame.codec)
      readers.set(frame.codec, reader)
      const picture = reader.read(frame.unit)
      const at = Math.round(frame.at_ms * 90)
      if (picture !== undefined) yield { ...picture, decode: at, shown: at }
    }
  }
  for (const what of dav.unread) unread.add(what)
}

async function* ofGuest(file: string, unread: Set<string>): AsyncGenerator<PlacedPicture> {
  const guest = spawn(process.execPath, ['--max-old-space-size=256', program, file], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {},
  })
  guest.on('error', () => {}) // it could not be started: nothing comes out of it
  let silent = setTimeout(() => guest.kill('SIGKILL'), SILENT_MS)
  try {
    const messages = new FileMessageReader()
    let reader: CodedUnitReader | undefined
    let whole = false
    for await (const bytes of guest.stdout) {
      clearTimeout(silent)
      for (const message of messages.push(bytes as Buffer)) {
        if (message.kind === 'no_tool') throw new Problem('import_tool_missing')
        if (message.kind === 'begins') {
          reader = new CodedUnitReader(message.codec)
          for (const what of message.unread) unread.add(what)
        } else if (message.kind === 'picture') {
          const picture = reader?.read(message.unit)
          if (picture !== undefined) yield { ...picture, decode: message.decode, shown: message.shown }
        } else if (message.kind === 'ends') whole = true
        else throw new Problem('import_unreadable', { why: message.kind })
      }
      silent = setTimeout(() => guest.kill('SIGKILL'), SILENT_MS)
    }
    if (!whole) unread.add('the rest of the file')
  } finally {
    clearTimeout(silent)
    guest.kill('SIGKILL')
  }
}
