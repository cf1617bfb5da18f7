// FFmpeg as a judge that is not ours, where it is installed: does it decode what we wrote, and how many pictures does it find?

import { execFile, spawnSync } from 'node:child_process'

/** Why ffmpeg cannot judge here; false when it can. */
export const noFfmpeg: string | false =
  spawnSync('ffprobe', ['-version']).status === 0 && spawnSync('ffmpeg', ['-version']).status === 0
    ? false
    : 'ffmpeg chưa được cài (not installed)'

export type Verdict = { readonly frames: number; readonly seconds: number; readonly complaints: string }

/** Decodes every picture of `source` (a file or a URL). `input` are options for opening it. */
export const decode = async (source: string, input: readonly string[] = []): Promise<Verdict> => {
  const entries = 'stream=nb_read_frames:format=duration'
  const count = ['-v', 'error', '-count_frames', '-select_streams', 'v:0', '-show_entries', entries]
  const said = await run('ffprobe', [...count, ...input, '-of', 'json', source])
  const { streams, format } = JSON.parse(said.stdout || '{}') as {
    streams?: { nb_read_frames?: string }[]
    format?: { duration?: string }
  }
  return {
    frames: Number(streams?.[0]?.nb_read_frames ?? Number.NaN),
    seconds: Number(format?.duration ?? Number.NaN),
    complaints: said.stderr.trim(),
  }
}

/** Decodes every track of a file; answers what ffmpeg had to say of it. G.711 has no place for a channel layout: that is no fault. */
export const complaintsOf = async (file: string): Promise<string> => {
  const asItIs = ['-fps_mode', 'passthrough', '-enc_time_base', '-1'] // no even rate of pictures is promised
  const said = await run('ffmpeg', ['-v', 'warning', '-i', file, '-map', '0', ...asItIs, '-f', 'null', '-'])
  return said.stderr.replace(/^Guessed Channel Layout.*\n/gm, '').trim()
}

/** A hash of every decoded picture, in the order they are shown. */
export const pictureHashes = async (file: string): Promise<readonly string[]> => {
  const said = await run('ffmpeg', [
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0:v:0',
    '-fps_mode',
    'passthrough',
    '-f',
    'framemd5',
    '-',
  ])
  return said.stdout.split('\n').flatMap(line => (/^0,/.test(line) ? [line.split(',').at(-1)!.trim()] : []))
}

/** Every decoded picture, small and grey, in the order they are shown: enough to see whether two of them show the same. */
export const tinyPictures = (file: string): readonly Buffer[] => {
  const way = ['-map', '0:v:0', '-fps_mode', 'passthrough', '-vf', 'scale=64:36,format=gray', '-f', 'rawvideo', '-']
  const { stdout } = spawnSync('ffmpeg', ['-v', 'error', '-i', file, ...way], { maxBuffer: 64 * 1024 * 1024 })
  return Array.from({ length: Math.floor(stdout.length / 2304) }, (_, i) => stdout.subarray(i * 2304, (i + 1) * 2304))
}

/** How far two of them are apart, a point of the picture, of 255. */
export const apart = (one: Buffer, other: Buffer): number =>
  one.reduce((sum, value, i) => sum + Math.abs(value - other[i]!), 0) / one.length

/** Codecs of all streams, such as `h264` and `aac`. */
export const codecsOf = async (file: string): Promise<readonly string[]> => {
  const said = await run('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', file])
  return said.stdout.trim().split('\n')
}

// Never waits with the thread held: the station that ffmpeg asks may live in this process.
const run = (program: string, args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  new Promise(resolve => {
    const bounds = { encoding: 'utf8', timeout: 120_000, maxBuffer: 64 * 1024 * 1024 } as const
    execFile(program, args, bounds, (error, stdout, stderr) => {
      resolve({ stdout, stderr: error === null || stderr !== '' ? stderr : String(error) })
    })
  })
