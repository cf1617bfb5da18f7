// Playing: PLAY, and everything after it while packets come: the session is kept alive, reports are sent, and silence is noticed
// from the packets themselves, since a connection may stand for hours with nothing in it.

import { type Conversation, expectOk, type Track } from './conversation.ts'
import { StreamFailure } from './stream-state.ts'

const LOOK_EVERY_MS = 250
/** A stream without a packet for this long is said to have stalled; longer than the pauses of the slowest picture rates. */
const STALLED_MS = 2500
/** Packets that stop coming for this long are not coming: known within 5 s, with a look's delay. */
const SILENCE_MS = 4500
const REPORT_EVERY_MS = 5000
/** For an answer that nothing depends on. */
const PATIENCE_MS = 5000

/** Answers why it ended. `opened` is called with the first packet. */
export const play = async (
  talk: Conversation,
  tracks: readonly Track[],
  opened: () => void,
): Promise<StreamFailure> => {
  const { client, options } = talk
  const asked = options.counts.packets
  const answer = await client.request('PLAY', talk.base, { ...named(talk), Range: 'npt=0.000-' })
  expectOk(answer, 'PLAY')
  const watch = createPacketWatch(talk, asked, opened)
  let reported_ms = options.clock.monotonic() as number
  let tick: NodeJS.Timeout | undefined
  const failure = await new Promise<StreamFailure>(resolve => {
    const keepAlive = createKeepAlive(talk, resolve)
    tick = setInterval(() => {
      const wrong = watch() ?? options.complaint()
      if (wrong !== undefined) resolve(wrong)
      const now = options.clock.monotonic()
      if (now - reported_ms > REPORT_EVERY_MS) {
        reported_ms = now
        sendReports(talk, tracks)
      }
      keepAlive()
    }, LOOK_EVERY_MS)
    client.ended.then(resolve)
  })
  clearInterval(tick)
  return failure
}

/** Tells when packets come and when they stop; answers a failure once they have been gone for too long. */
const createPacketWatch = (
  talk: Conversation,
  asked: number,
  opened: () => void,
): (() => StreamFailure | undefined) => {
  const { options } = talk
  const { clock, counts } = options
  let seen = asked
  let heard_ms = clock.monotonic() as number
  let heard = clock.wall()
  let state: 'nothing yet' | 'heard' | 'quiet' = 'nothing yet'

  return () => {
    const now = clock.monotonic()
    if (counts.packets !== seen) {
      if (state === 'nothing yet') opened()
      if (state !== 'heard') options.heard()
      state = 'heard'
      seen = counts.packets
      heard_ms = now
      heard = clock.wall()
      return undefined
    }
    if (state === 'heard' && now - heard_ms > STALLED_MS) {
      state = 'quiet'
      options.quiet(heard)
      return undefined
    }
    if (now - heard_ms <= SILENCE_MS) return undefined
    if (state !== 'nothing yet') return new StreamFailure('silent', `sent nothing for ${SILENCE_MS / 1000} s`)
    if (talk.transport === 'tcp') return new StreamFailure('silent', 'accepted PLAY, then sent nothing')
    // A firewall or a router on the way may swallow UDP while it lets the conversation through.
    options.takesOnly('tcp')
    return new StreamFailure('silent', 'accepted PLAY over UDP, then sent nothing: TCP is next')
  }
}

const createKeepAlive = (talk: Conversation, failed: (failure: StreamFailure) => void): (() => void) => {
  const { client, options } = talk
  const every_ms = keepAliveEvery(talk.session?.timeout_ms ?? 60_000)
  let alive_ms = options.clock.monotonic() as number
  let asking = false

  return () => {
    const now = options.clock.monotonic()
    if (asking || now - alive_ms <= every_ms) return
    alive_ms = now
    asking = true
    // Some cameras never answer this and play on: silence shows by the packets that stay away.
    client.request(talk.keepAlive, talk.base, named(talk), PATIENCE_MS).then(
      answer => {
        asking = false
        // A camera that does not know it counts only what it knows as a sign of life.
        if (answer.status === 405 || answer.status === 501 || answer.status === 551) talk.keepAlive = 'OPTIONS'
      },
      failure => {
        asking = false
        if (failure instanceof StreamFailure && failure.reason !== 'silent') failed(failure)
      },
    )
  }
}

const named = ({ session }: Conversation): Record<string, string> =>
  session === undefined || session.id === '' ? {} : { Session: session.id }

const sendReports = (talk: Conversation, tracks: readonly Track[]): void => {
  for (const [index, { receiver }] of tracks.entries()) {
    const report = receiver.report()
    if (report === undefined) continue
    const pair = talk.pairs.get(index)
    if (pair !== undefined) pair.sendReport(report)
    else talk.client.sendPacket(index * 2 + 1, report)
  }
}

/** Well before the camera's own limit, since some count short. */
const keepAliveEvery = (timeout_ms: number): number => Math.max(1000, Math.min(30_000, timeout_ms / 2 - 500))
