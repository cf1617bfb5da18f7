// About: what a segment says of itself, so that a file found on a disk years later can be told apart without any database:
// a `uuid` box with JSON in UTF-8 in front of the movie header.

import { no, ok, type Result } from '#base/result.ts'
import { box, boxesIn } from './boxes.ts'
import { chainName, isRecovered, type Recovered } from './recovered.ts'

const ABOUT_UUID = Buffer.from('6d617474-6861-6e2d-6162-6f7574303031'.replaceAll('-', ''), 'hex')
const LARGEST_BYTES = 4096

export type SegmentAbout = {
  readonly program: string
  readonly station: string
  readonly camera: string
  readonly stream: string
  /** Counts the segments of a stream since the recorder started. */
  readonly sequence: number
  /** The station's time at media time 0, for people (ISO 8601, UTC) and exactly (ticks since 1970). */
  readonly started: string
  readonly started_90k: number
  /** `synchronized` when a time service vouched for that time, `unsynchronized` when one did not, else `unknown`. */
  readonly clock: string
  readonly video: string
  readonly audio: string | null
  /** The stream's chain before this segment's first fragment. */
  readonly link_number: number
  readonly link_hash: string
  /** Only in footage that was brought in later: where it came from. */
  readonly recovered?: Recovered
}

/** The chain that a segment stands in. */
export const chainOfAbout = ({ stream, recovered }: SegmentAbout): string => chainName(stream, recovered)

export const aboutBox = (about: SegmentAbout): Buffer => box('uuid', ABOUT_UUID, Buffer.from(JSON.stringify(about)))

/** Whether something that looks like the beginning of a segment stands in these bytes, torn as it may be. */
export const holdsAbout = (bytes: Buffer): boolean => bytes.includes(ABOUT_UUID)

/** Finds the box in the first bytes of a segment. */
export const readAbout = (bytes: Buffer): Result<SegmentAbout, 'no_about'> => {
  for (const { type, payload, end } of boxesIn(bytes, 0, bytes.length)) {
    if (type !== 'uuid' || end - payload > LARGEST_BYTES || !bytes.subarray(payload, payload + 16).equals(ABOUT_UUID))
      continue
    try {
      const about: unknown = JSON.parse(bytes.toString('utf8', payload + 16, end))
      return isAbout(about) ? ok(about) : no('no_about')
    } catch {
      return no('no_about')
    }
  }
  return no('no_about')
}

const isAbout = (value: unknown): value is SegmentAbout => {
  if (value === null || typeof value !== 'object') return false
  const fields = value as Record<string, unknown>
  const texts = ['program', 'station', 'camera', 'stream', 'started', 'video', 'link_hash']
  return (
    texts.every(name => typeof fields[name] === 'string') &&
    (fields.audio === null || typeof fields.audio === 'string') &&
    Number.isInteger(fields.sequence) &&
    Number.isInteger(fields.started_90k) &&
    Number.isInteger(fields.link_number) &&
    typeof fields.clock === 'string' &&
    typeof fields.link_hash === 'string' &&
    (fields.recovered === undefined || isRecovered(fields.recovered))
  )
}
