// libav as the film process uses it: everything by its blocking calls, in a process that does nothing else.

export type Av = typeof import('node-av')
export type Made<T extends keyof Av> = Av[T] extends new (...args: never[]) => infer Instance ? Instance : never

/** Turns a negative libav return into an error that says what was being done. */
export const check = (code: number, doing: string): number => {
  if (code < 0) throw new Error(`libav: ${doing} failed with ${code}`)
  return code
}

export const newPacket = (av: Av): Made<'Packet'> => {
  const packet = new av.Packet()
  packet.alloc()
  return packet
}

export const newFrame = (av: Av): Made<'Frame'> => {
  const frame = new av.Frame()
  frame.alloc()
  return frame
}

/** An empty 4:2:0 picture. */
export const newPicture = (av: Av, width: number, height: number, full = false): Made<'Frame'> => {
  const frame = newFrame(av)
  frame.format = full ? av.AV_PIX_FMT_YUVJ420P : av.AV_PIX_FMT_YUV420P
  frame.width = width
  frame.height = height
  check(frame.allocBuffer(), 'taking room for a picture')
  return frame
}
