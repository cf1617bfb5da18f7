// ffmpeg picture: one keyframe to one JPEG by the system's ffmpeg, fed on standard input, where node-av is not installed. It never gets an
// address to dial.

import { spawn } from 'node:child_process'
import { no, ok, type Result } from '#base/result.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import type { PictureRefusal } from '#engine/viewing/picture-maker.ts'
import { annexB } from './annex-b.ts'

const PATIENCE_MS = 10_000
const MOST_BYTES = 4 * 1024 * 1024

export const jpegByFfmpeg = (
  picture: Pick<StreamPicture, 'codec' | 'description' | 'access_unit'>,
  most_width: number,
): Promise<Result<Buffer, PictureRefusal>> =>
  new Promise(resolve => {
    const child = spawn('ffmpeg', argumentsFor(picture.codec, most_width), { stdio: ['pipe', 'pipe', 'ignore'] })
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const parts: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= MOST_BYTES) parts.push(chunk)
    })
    child.stdin.on('error', () => {}) // it ended before it read everything: `close` says how
    child.on('error', () => {
      clearTimeout(late)
      resolve(no('no_decoder'))
    })
    child.on('close', (code, signal) => {
      clearTimeout(late)
      if (signal !== null) return resolve(no('late'))
      resolve(code === 0 && bytes > 0 && bytes <= MOST_BYTES ? ok(Buffer.concat(parts)) : no('undecodable'))
    })
    child.stdin.end(annexB(picture))
  })

const argumentsFor = (codec: StreamPicture['codec'], most_width: number): string[] => [
  ...['-hide_banner', '-loglevel', 'quiet', '-xerror', '-err_detect', 'explode', '-threads', '1'],
  ...['-f', codec === 'h265' ? 'hevc' : 'h264', '-i', 'pipe:0', '-frames:v', '1'],
  ...['-vf', `scale=w='min(iw,${most_width})':h=-2`, '-q:v', '5', '-f', 'image2pipe', '-c:v', 'mjpeg', 'pipe:1'],
]
