// Probe: dials one device that a person named and finds out what it shows: which streams, how large, one picture of each, and which of them
// to record. Within ten seconds, and with one try of the password: whoever refuses it is not asked again. It adds nothing.

import { brandNamed } from './brands.ts'
import { chooseStreams } from './probe/choose-streams.ts'
import { readProbeAddress } from './probe/probe-address.ts'
import {
  bracketed,
  nothing,
  type ProbeConditions,
  type ProbeFinding,
  type ProbeWish,
  type Run,
  type StreamFinding,
} from './probe/run.ts'
import { search } from './probe/search.ts'

export { readProbeAddress } from './probe/probe-address.ts'
export type { DeviceFinding, ProbeConditions, ProbeFinding, ProbeWish, StreamFinding } from './probe/run.ts'
export { createSignInTurns, type SignInTurns } from './probe/sign-in-turns.ts'

/** The whole of it; what is not seen by then is told as not seen. */
export const PROBE_MS = 9500
/** Answers what was found; `tell` hears of it while it grows. Never throws but for a bug. */
export const probe = async (
  conditions: ProbeConditions,
  wish: ProbeWish,
  signal: AbortSignal,
  tell: (finding: ProbeFinding) => void = () => {},
): Promise<ProbeFinding> => {
  const address = readProbeAddress(wish.address)
  if (!address.ok) return { ...nothing, trouble: 'bad_address' }
  const pinned = await conditions.guard.pin(address.value.host)
  if (!pinned.ok)
    return { ...nothing, trouble: pinned.problem === 'unknown_host' ? 'unreachable' : 'forbidden_address' }
  const named = wish.brand === null ? undefined : brandNamed(wish.brand)
  if (named?.gives_rtsp === false) return { ...nothing, brand: named.code, trouble: 'cloud_only' }
  const late = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)])
  const run: Run = { conditions, wish, address: address.value, pinned: pinned.value, named, signal: late }
  const found = await search(run)
  const elsewhere = found.trouble === 'rtsp_off' || found.trouble === 'not_rtsp'
  const again = wish.quick === true && (found.trouble === 'no_stream' || elsewhere)
  return finish(run, again ? await search({ ...run, wish: { ...wish, quick: false } }) : found, tell)
}

/** Looks at each stream and chooses among those that showed a picture. */
const finish = async (run: Run, found: ProbeFinding, tell: (finding: ProbeFinding) => void): Promise<ProbeFinding> => {
  if (found.streams.length === 0) return found
  const { conditions, wish, pinned, signal } = run
  const streams = [...found.streams]
  tell(found)
  await Promise.all(
    found.streams.map(async (stream, at) => {
      const url = stream.url.replace(`://${bracketed(pinned.host)}`, `://${bracketed(pinned.ip)}`)
      const look = await conditions.look({ url, credentials: wish.credentials, transport: 'tcp' }, signal)
      streams[at] = { ...stream, look }
      tell({ ...found, streams: [...streams] })
    }),
  )
  const distinct = withoutTwins(streams)
  const seen = distinct.map(stream => ({ ...stream.look!, stream }))
  const { main, sub } = chooseStreams(seen)
  if (main !== undefined) return { ...found, streams: distinct, main: main.stream, sub: sub?.stream }
  // Nothing could be seen: the order in which its maker names them stands in, so that it can be added and put right afterwards.
  const encrypted = streams.some(({ look }) => look?.trouble === 'encrypted')
  const [first, second] = streams
  const trouble = encrypted ? 'encrypted' : 'no_picture'
  return { ...found, streams, main: first, sub: second, trouble, detail: first?.look?.detail ?? null }
}

/** Some devices answer any path with the same stream: told by the same size and the same parameter sets. */
const withoutTwins = (streams: readonly StreamFinding[]): readonly StreamFinding[] =>
  streams.filter(
    ({ look }, at) =>
      look?.picture === undefined ||
      !streams
        .slice(0, at)
        .some(
          other =>
            other.look?.width === look.width && other.look.picture?.description.equals(look.picture!.description),
        ),
  )
