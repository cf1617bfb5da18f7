// Still: one JPEG of a scene, drawn and encoded at once, for cameras that are asked for a snapshot.

import { Canvas } from '#simulator/drawing/canvas.ts'
import { scenes } from '#simulator/scenes/all.ts'
import { SceneRenderer } from '#simulator/scenes/render.ts'
import { openEncoder } from './encoder.ts'
import { loadLibav } from './libav.ts'

const made = new Map<string, Promise<Buffer>>()

/** The scene as its loop begins; the same for every camera that shows it. */
export const stillOf = (scene: string, width: number, height: number): Promise<Buffer> => {
  const key = `${scene} ${width}x${height}`
  const found = made.get(key) ?? draw(scene, width, height)
  made.set(key, found)
  return found
}

const draw = async (name: string, width: number, height: number): Promise<Buffer> => {
  const av = await loadLibav()
  const index = Math.max(
    0,
    scenes.findIndex(scene => scene.name === name),
  )
  const canvas = new Canvas(width, height)
  new SceneRenderer(scenes[index]!, 100 + index).draw(0, canvas)
  const context = openEncoder(av, {
    codec: 'mjpeg',
    width,
    height,
    pictures_per_second: 1,
    bits_per_second: width * height,
    b_frames: false,
  })
  const frame = av.Frame.fromVideoBuffer(canvas.bytes, { width, height, format: av.AV_PIX_FMT_YUVJ420P })
  const packet = new av.Packet()
  try {
    frame.pts = 0n
    packet.alloc()
    context.sendFrameSync(frame)
    context.sendFrameSync(null)
    if (context.receivePacketSync(packet) < 0 || packet.data === null) throw new Error(`libav: no still of ${name}`)
    return Buffer.from(packet.data)
  } finally {
    frame.free()
    packet.free()
    context.freeContext()
  }
}
