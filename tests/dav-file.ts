// A .dav file, made by the public descriptions of the format, frame by frame.

export type DavParts = {
  readonly key: boolean
  /** As the extension names it; none when left out. */
  readonly codec?: number
  readonly device_ms: number
  readonly counter: number
  readonly unit: Buffer
  readonly channel?: number
}

export const davFrame = ({ key, codec, device_ms, counter, unit, channel = 0 }: DavParts): Buffer => {
  const extension = codec === undefined ? Buffer.alloc(0) : Buffer.from([0x81, 0, codec, 25])
  const length = 24 + extension.length + unit.length + 8
  const head = Buffer.alloc(24)
  head.write('DHAV', 0, 'latin1')
  head[4] = key ? 0xfd : 0xfc
  head[6] = channel
  head.writeUInt32LE(length, 12)
  head.writeUInt32LE(packedDate(device_ms), 16)
  head.writeUInt16LE(counter % 65_536, 20)
  head[22] = extension.length
  const tail = Buffer.alloc(8)
  tail.write('dhav', 0, 'latin1')
  tail.writeUInt32LE(length, 4)
  return Buffer.concat([head, extension, unit, tail])
}

const packedDate = (ms: number): number => {
  const at = new Date(ms)
  const [year, month, day] = [Math.max(0, at.getUTCFullYear() - 2000), at.getUTCMonth() + 1, at.getUTCDate()]
  const clock = (at.getUTCHours() << 12) | (at.getUTCMinutes() << 6) | at.getUTCSeconds()
  return (((year << 26) | (month << 22) | (day << 17)) >>> 0) + clock
}
