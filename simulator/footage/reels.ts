// Reels of a street: each file is read and packetised once, whatever the number of cameras that show it.

import type { NamedCamera } from '#simulator/names.ts'
import { audioReel, type Reel, videoReel } from '#simulator/rtp/reel.ts'
import { scenes } from '#simulator/scenes/all.ts'
import type { AudioCodec, Film, VideoCodec } from './film.ts'
import { drawnFootage } from './library.ts'
import { readFilm } from './read-film.ts'
import { streetSound } from './sound.ts'

export type Reels = { readonly main: readonly Reel[]; readonly sub: readonly Reel[] }

export type ReelOrder = {
  readonly file?: string
  readonly codec?: VideoCodec
  readonly audio?: 'none' | AudioCodec
  readonly cacheDir?: string
  readonly quick?: boolean
  readonly onProgress?: (line: string) => void
}

/** Tracks of every camera, video first, in the cameras' order. */
export const loadReels = async (cameras: readonly NamedCamera[], order: ReelOrder): Promise<Reels[]> => {
  if (order.file !== undefined) {
    const film = await readFilm(order.file)
    const tracks = await toTracks(film, order.audio)
    return cameras.map(() => ({ main: tracks, sub: tracks }))
  }
  const first = scenes[0]!.name
  const sceneOf = (camera: NamedCamera): string =>
    order.quick !== true && scenes.some(scene => scene.name === camera.scene) ? camera.scene : first
  const wanted = [...new Set(cameras.map(sceneOf))]
  const files = await drawnFootage({
    scenes: wanted,
    codec: order.codec ?? 'h264',
    quick: order.quick ?? false,
    cacheDir: order.cacheDir,
    onProgress: order.onProgress ?? (() => {}),
  })
  const loaded = new Map<string, Reels>()
  for (const [index, scene] of wanted.entries()) {
    const main = await toTracks(await readFilm(files[index]!.main), order.audio)
    const sub = await toTracks(await readFilm(files[index]!.sub), order.audio)
    loaded.set(scene, { main, sub })
  }
  return cameras.map(camera => loaded.get(sceneOf(camera))!)
}

/** A file's own sound plays when no other is asked for; `none` silences it. */
const toTracks = async (film: Film, audio: 'none' | AudioCodec | undefined): Promise<Reel[]> => {
  const sound = audio === undefined || audio === 'aac' ? film.audio : undefined
  const track = sound ?? (audio === undefined || audio === 'none' ? undefined : await streetSound(audio, film.loop_90k))
  return track === undefined ? [videoReel(film)] : [videoReel(film), audioReel(track, film.loop_90k)]
}
