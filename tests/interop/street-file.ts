// The files that foreign servers play: drawn footage of the simulator, 15 frames a second: 1280×720 in H.264 with a keyframe every two seconds,
// small in other codecs.

import type { VideoCodec } from '#simulator/footage/film.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { scenes } from '#simulator/scenes/all.ts'

/** The MP4's path, or why there is none. */
export const streetFile = async (
  codec: VideoCodec = 'h264',
  b_frames = false,
): Promise<{ readonly file: string } | { readonly missing: string }> => {
  try {
    const order = {
      codec,
      b_frames,
      quick: codec !== 'h264' || b_frames,
      cacheDir: undefined,
      onProgress: () => {},
    } as const
    const [files] = await drawnFootage({ ...order, scenes: [scenes[0]!.name] })
    return { file: files!.main }
  } catch (error) {
    return { missing: `không có hình mẫu (no drawn footage): ${error instanceof Error ? error.message : error}` }
  }
}
