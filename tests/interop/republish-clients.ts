// Clients that are not ours, fetching a republished stream for a few seconds into something that says how many pictures decoded.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Fetched = { readonly pictures: number; readonly complaints: string }
export type Wanted = { readonly url: string; readonly codec: 'h264' | 'h265'; readonly pictures: number }

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
  (['rtspsrc', 'rtph264depay', 'rtph265depay', 'h264parse', 'h265parse', 'mpegtsmux'].every(element =>
    works(['gst-inspect-1.0', element]),
  )
    ? false
    : 'thiếu GStreamer (on Debian: apt install gstreamer1.0-tools gstreamer1.0-plugins-good gstreamer1.0-plugins-bad)')

function says(words: readonly string[], name: string): boolean {
  return spawnSync(words[0]!, words.slice(1), { timeout: 30_000, encoding: 'utf8' }).stdout?.includes(name) === true
}

/** Decodes as it comes. */
export const byFfmpeg = async ({ url, pictures }: Wanted): Promise<Fetched> => {
  const args = ['-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', '-i', url, '-frames:v', `${pictures}`]
  const { out, errors } = await ended(spawn('ffmpeg', [...args, '-f', 'framemd5', '-']))
  return { pictures: out.split('\n').filter(line => /^\d/.test(line)).length, complaints: errors.trim() }
}

/** Writes a transport stream, which ffprobe then decodes. */
export const byVlc = async (wanted: Wanted): Promise<Fetched> =>
  intoFile(wanted, (file, seconds) => [
    ...asNobody,
    'cvlc',
    '-I',
    'dummy',
    '--no-audio',
    `--run-time=${seconds}`,
    wanted.url,
    `--sout=#std{access=file,mux=ts,dst=${file}}`,
    'vlc://quit',
  ])

export const byGstreamer = async (wanted: Wanted): Promise<Fetched> =>
  intoFile(wanted, (file, seconds) => {
    const { username, password } = new URL(wanted.url)
    const source = ['rtspsrc', `location=${wanted.url.replace(/\/\/[^@]*@/, '//')}`, 'protocols=tcp', 'latency=100']
    const parts = [[...source, `user-id=${username}`, `user-pw=${password}`]]
    parts.push([`rtp${wanted.codec}depay`], [`${wanted.codec}parse`], ['mpegtsmux'], ['filesink', `location=${file}`])
    const line = parts.flatMap((part, i) => (i === 0 ? part : ['!', ...part]))
    return ['timeout', '-s', 'INT', '-k', '10', `${seconds}`, 'gst-launch-1.0', '-e', '-q', ...line]
  })

/** At 15 pictures a second, and a moment to begin. */
const intoFile = async (
  { pictures }: Wanted,
  words: (file: string, seconds: number) => readonly string[],
): Promise<Fetched> => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-client-'))
  if (asNobody.length > 0) spawnSync('chown', ['65534', folder])
  try {
    const file = join(folder, 'fetched.ts')
    const [program = '', ...args] = words(file, Math.ceil(pictures / 15) + 4)
    await ended(spawn(program, args, { cwd: folder, env: { ...process.env, HOME: folder } }))
    const count = ['-v', 'error', '-count_frames', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_frames']
    const { out, errors } = await ended(spawn('ffprobe', [...count, '-of', 'default=nk=1:nw=1', file]))
    return { pictures: Number.parseInt(out, 10) || 0, complaints: errors.trim() }
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
