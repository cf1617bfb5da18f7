// Clients that are not ours, fetching a republished stream for a few seconds into something that says how many pictures and pieces of sound
// decoded.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Fetched = { readonly pictures: number; readonly sounds: number; readonly complaints: string }
export type PictureCodec = 'h264' | 'h265' | 'mjpeg'
export type SoundCodec = 'pcma' | 'pcmu' | 'aac' | 'opus'
export type Wanted = {
  readonly url: string
  readonly codec: PictureCodec
  readonly sound: SoundCodec
  readonly seconds: number
}

const LONGEST_MS = 60_000
const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []

const works = (words: readonly string[]): boolean =>
  spawnSync(words[0]!, words.slice(1), { timeout: 30_000, stdio: 'ignore' }).status === 0

export const withoutFfmpegClient =
  works(['ffmpeg', '-version']) && works(['ffprobe', '-version'])
    ? false
    : 'thiếu ffmpeg (on Debian: apt install ffmpeg)'
/** Debian builds VLC without live555, and then it plays no RTSP. */
export const withoutVlcClient =
  withoutFfmpegClient ||
  (says([...asNobody, 'cvlc', '--list'], 'live555')
    ? false
    : 'thiếu VLC có live555 (no VLC with live555, its RTSP client)')
export const withoutGstreamerClient =
  withoutFfmpegClient ||
  ([
    'rtspsrc',
    'rtph264depay',
    'rtph265depay',
    'h264parse',
    'h265parse',
    'rtpopusdepay',
    'aacparse',
    'matroskamux',
    'mpegtsmux',
  ].every(element => works(['gst-inspect-1.0', element]))
    ? false
    : 'thiếu GStreamer (on Debian: apt install gstreamer1.0-tools gstreamer1.0-plugins-good gstreamer1.0-plugins-bad)')

function says(words: readonly string[], name: string): boolean {
  return spawnSync(words[0]!, words.slice(1), { timeout: 30_000, encoding: 'utf8' }).stdout?.includes(name) === true
}

/** Decodes as it comes: a line for each picture (track 0) and piece of sound (track 1). */
export const byFfmpeg = async ({ url, seconds }: Wanted): Promise<Fetched> => {
  const args = ['-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', '-i', url, '-t', `${seconds}`]
  const { out, errors } = await ended(spawn('ffmpeg', [...args, '-map', '0:v', '-map', '0:a', '-f', 'framemd5', '-']))
  const lines = out.split('\n')
  const of = (track: number) => lines.filter(line => line.startsWith(`${track},`)).length
  return { pictures: of(0), sounds: of(1), complaints: errors.trim() }
}

export const byVlc = async (wanted: Wanted): Promise<Fetched> =>
  intoFile(wanted, (file, seconds) => [
    ...asNobody,
    'cvlc',
    '-I',
    'dummy',
    `--run-time=${seconds}`,
    wanted.url,
    `--sout=#std{access=file,mux=mkv,dst=${file}}`,
    'vlc://quit',
  ])

const depayload: Readonly<Record<PictureCodec | SoundCodec, readonly string[]>> = {
  h264: ['rtph264depay', 'h264parse'],
  h265: ['rtph265depay', 'h265parse'],
  mjpeg: ['rtpjpegdepay'],
  pcma: ['rtppcmadepay'],
  pcmu: ['rtppcmudepay'],
  aac: ['rtpmp4gdepay', 'aacparse'],
  opus: ['rtpopusdepay', 'opusparse'],
}

/**
 * Matroska takes every kind of sound, but GStreamer 1.22 at times loses pictures of H.265 on the way into it, all of which had come out of
 * its depayloader.
 */
const muxerOf = ({ codec }: Wanted): string => (codec === 'h265' ? 'mpegtsmux' : 'matroskamux')

export const byGstreamer = async (wanted: Wanted): Promise<Fetched> =>
  intoFile(wanted, (file, seconds) => {
    const { username, password } = new URL(wanted.url)
    const source = ['rtspsrc', 'name=s', `location=${wanted.url.replace(/\/\/[^@]*@/, '//')}`, 'protocols=tcp']
    const track = (media: string, codec: PictureCodec | SoundCodec) =>
      ['s.', `application/x-rtp,media=${media}`, ...depayload[codec], 'queue', 'm.'].flatMap((part, i) =>
        i === 0 ? part : ['!', part],
      )
    return [
      ...['timeout', '-s', 'INT', '-k', '10', `${seconds}`, 'gst-launch-1.0', '-e', '-q'],
      ...[...source, 'latency=100', `user-id=${username}`, `user-pw=${password}`],
      ...track('video', wanted.codec),
      ...track('audio', wanted.sound),
      ...[muxerOf(wanted), 'name=m', '!', 'filesink', `location=${file}`],
    ]
  })

/** Which ffprobe then decodes. A moment is given to begin. */
const intoFile = async (
  { seconds }: Wanted,
  words: (file: string, seconds: number) => readonly string[],
): Promise<Fetched> => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-client-'))
  if (asNobody.length > 0) spawnSync('chown', ['65534', folder])
  try {
    const file = join(folder, 'fetched.mkv')
    const [program = '', ...args] = words(file, seconds + 4)
    await ended(spawn(program, args, { cwd: folder, env: { ...process.env, HOME: folder } }))
    const count = ['-v', 'error', '-count_frames', '-show_entries', 'stream=codec_type,nb_read_frames']
    const { out, errors } = await ended(spawn('ffprobe', [...count, '-of', 'csv=p=0', file]))
    const of = (type: string) => Number(new RegExp(`^${type},(\\d+)`, 'm').exec(out)?.[1] ?? 0)
    return { pictures: of('video'), sounds: of('audio'), complaints: errors.trim() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ended = async (child: ChildProcess): Promise<{ out: string; errors: string }> => {
  const said = { out: '', errors: '' }
  child.stdout?.setEncoding('utf8').on('data', text => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', text => (said.errors += text))
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  const over = Promise.withResolvers<void>()
  child.on('error', over.reject)
  child.on('close', () => over.resolve())
  await over.promise
  clearTimeout(late)
  return said
}
