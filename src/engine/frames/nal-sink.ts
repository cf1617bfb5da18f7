// NAL sink: what a depacketiser hands on. RTP splits and bundles NAL units; behind this line there are only NAL units.

export type NalSink = {
  /** One whole NAL unit at `start`…`end` of a borrowed buffer. */
  readonly whole: (buffer: Buffer, start: number, end: number) => void
  /** A NAL unit that comes in pieces begins, with its header rebuilt (one byte in H.264, two in H.265). */
  readonly open: (header: readonly number[]) => void
  readonly more: (buffer: Buffer, start: number, end: number) => void
  readonly close: () => void
  /** The open NAL unit lost a piece: forget it. */
  readonly broken: () => void
}

/** Takes one payload apart; false when it breaks the payload format's rules and was skipped. */
export type Depacketize = (buffer: Buffer, start: number, end: number, sink: NalSink) => boolean
