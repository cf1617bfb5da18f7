// Reels of a street: each film is read and packetised once, whatever the number of cameras that show it, and again for each manner of encoding it.

import type { NamedCamera } from '#simulator/names.ts'
import { audioReel, type Reel, videoReel } from '#simulator/rtp/reel.ts'
import { scenes } from '#simulator/scenes/all.ts'
import { encrypted } from './encrypted.ts'
import type { AudioCodec, Film, Groups, VideoCodec } from './film.ts'
import { drawnFootage } from './library.ts'
import { readFilm } from './read-film.ts'
import { streetSound } from './sound.ts'
import type { Variant } from './variant.ts'

export type Reels = { readonly main: readonly Reel[]; readonly sub: readonly Reel[] }

export type ReelOrder = {
  readonly file?: string
  readonly codec?: VideoCodec
  readonly groups?: Groups
  readonly b_frames?: boolean
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
  const { codec = 'h264', groups = 'short', b_frames = false, audio } = order
  const loaded = await load([...new Set(cameras.map(camera => sceneOf(camera, order)))], order, {
    codec,
    groups,
    b_frames,
    size: 'usual',
    bits: 'usual',
    audio,
    encrypted: false,
  })
  return cameras.map(camera => loaded.get(sceneOf(camera, order))!)
}

/** Reels of cameras whose settings change while the street runs; each variant of a scene is made once. */
export const reelShop = (order: ReelOrder): ((camera: NamedCamera, variant: Variant) => Promise<Reels>) => {
  const shelf = new Map<string, Promise<Reels>>()
  return (camera, variant) => {
    const scene = sceneOf(camera, order)
    const key = `${scene} ${JSON.stringify(variant)}`
    const found = shelf.get(key) ?? load([scene], order, variant).then(loaded => loaded.get(scene)!)
    shelf.set(key, found)
    return found
  }
}

const sceneOf = (camera: NamedCamera, { quick }: ReelOrder): string =>
  quick !== true && scenes.some(scene => scene.name === camera.scene) ? camera.scene : scenes[0]!.name

type Manner = Omit<Variant, 'audio'> & { readonly audio: 'none' | AudioCodec | undefined }

const load = async (wanted: readonly string[], order: ReelOrder, manner: Manner): Promise<Map<string, Reels>> => {
  const { codec, groups, b_frames, size, bits } = manner
  const { quick = false, cacheDir, onProgress = () => {} } = order
  const how = { codec, groups, b_frames, size, bits, quick }
  const files = await drawnFootage({ scenes: wanted, ...how, cacheDir, onProgress })
  const loaded = new Map<string, Reels>()
  for (const [index, scene] of wanted.entries()) {
    const read = async (path: string): Promise<Reel[]> => {
      const film = await readFilm(path)
      return toTracks(manner.encrypted ? encrypted(film) : film, manner.audio)
    }
    loaded.set(scene, { main: await read(files[index]!.main), sub: await read(files[index]!.sub) })
  }
  return loaded
}

/** A file's own sound plays when no other is asked for; `none` silences it. */
const toTracks = async (film: Film, audio: 'none' | AudioCodec | undefined): Promise<Reel[]> => {
  const sound = audio === undefined || audio === 'aac' ? film.audio : undefined
  const track = sound ?? (audio === undefined || audio === 'none' ? undefined : await streetSound(audio, film.loop_90k))
  return track === undefined ? [videoReel(film)] : [videoReel(film), audioReel(track, film.loop_90k)]
}
