// The file that foreign servers play: drawn footage of the simulator, 1280×720, 15 frames a second, keyframe every two seconds.

import { drawnFootage } from '#simulator/footage/library.ts'
import { scenes } from '#simulator/scenes/all.ts'

/** The MP4's path, or why there is none. */
export const streetFile = async (): Promise<{ readonly file: string } | { readonly missing: string }> => {
  try {
    const order = { codec: 'h264', quick: false, cacheDir: undefined, onProgress: () => {} } as const
    const [files] = await drawnFootage({ ...order, scenes: [scenes[0]!.name] })
    return { file: files!.main }
  } catch (error) {
    return { missing: `không có hình mẫu (no drawn footage): ${error instanceof Error ? error.message : error}` }
  }
}
