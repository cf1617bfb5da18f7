import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSetClock } from '#test/engine/set-clock.ts'
import { createAddressGuard } from './address-guard.ts'
import { createDialBudget } from './dial-budget.ts'
import { createSignInLine } from './sign-in-line.ts'
import { supervise } from './supervisor.ts'

const CAMERAS = 100
const STEP_MS = 100
const MINUTE_MS = 60_000
/** What is taken once: compiled code, the young generation of the heap. */
const WARM_UP_MS = 7 * MINUTE_MS
/**
 * An hour holds about 200,000 tries of 100 dead cameras. Ten minutes of them are lived through, on a clock that the test moves; what leaks
 * a hundred bytes a try would show as 3 MB, and would be 20 MB after the hour.
 */
const WATCHED_MS = 10 * MINUTE_MS
const MOST_GROWTH_BYTES = 1.5 * 1024 * 1024
const MOST_RSS_GROWTH = 0.05

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

test('a hundred dead cameras cost no growing memory and no socket', { timeout: 120_000 }, async t => {
  await using street = await openDeadStreet()
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  const clock = createSetClock()
  const dials = createDialBudget(clock, 100)
  const stop = new AbortController()
  const tries = new Map<string, number>()
  const watched = Array.from({ length: CAMERAS }, (_, i) => {
    const [kind, url] = street.doors[i % street.doors.length]!
    const count = () => tries.set(kind, (tries.get(kind) ?? 0) + 1)
    return superviseDead(url, count, clock, dials, stop.signal)
  })
  const live = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      clock.pass(STEP_MS)
      t.mock.timers.tick(STEP_MS)
      for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve))
    }
  }
  await live(WARM_UP_MS)
  const before = { ...weigh(), tries: sum(tries) }
  await live(WATCHED_MS)
  const after = { ...weigh(), tries: sum(tries) }
  const grown = after.heap - before.heap
  t.diagnostic(`${JSON.stringify(Object.fromEntries(tries))}; heap ${grown} bytes, RSS ${after.rss - before.rss} bytes`)
  assert.ok(after.tries - before.tries > 5000, `${after.tries - before.tries} tries`)
  for (const [kind] of street.doors) assert.ok((tries.get(kind) ?? 0) > 500, `${kind}: ${tries.get(kind)} tries`)
  assert.ok(grown < MOST_GROWTH_BYTES, `the heap grew by ${grown} bytes over ${after.tries - before.tries} tries`)
  assert.ok(after.rss < before.rss * (1 + MOST_RSS_GROWTH), `RSS went from ${before.rss} to ${after.rss} bytes`)
  assert.ok(after.handles <= before.handles + CAMERAS / 2, `${before.handles} handles became ${after.handles}`)
  stop.abort()
  t.mock.timers.tick(MINUTE_MS)
  await Promise.all(watched)
})

const superviseDead = (
  url: string,
  tried: () => void,
  clock: ReturnType<typeof createSetClock>,
  dials: ReturnType<typeof createDialBudget>,
  signal: AbortSignal,
): Promise<void> =>
  supervise(
    { camera: 'hong', url, credentials: undefined, transport: 'tcp', sound: false },
    {
      offered: () => ({ packet: () => {}, senderReport: () => {} }),
      ended: tried,
      state: () => {},
      broken: () => {},
      certificate: () => true,
      pin: createAddressGuard().pin,
      complaint: () => undefined,
    },
    { packets: 0, bytes: 0, bad_packets: 0 },
    { clock, dials, signIns: createSignInLine(clock) },
    signal,
  )

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0)

const weigh = () => {
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, rss, handles: process.getActiveResourcesInfo().length }
}

/** Three ways of being dead: nothing listens, somebody accepts and is silent, and nobody even accepts. */
const openDeadStreet = async () => {
  const silent = await openSilent()
  const closed = await closedPort()
  const hole = await openBlackHole()
  const doors = [
    ['refused', `rtsp://127.0.0.1:${closed}/`],
    ['silent', `rtsp://127.0.0.1:${(silent.address() as AddressInfo).port}/`],
    ['black hole', `rtsp://127.0.0.1:${hole.port}/`],
  ] as const
  return {
    doors,
    [Symbol.asyncDispose]: async () => {
      hole.close()
      silent.close()
    },
  }
}

const openSilent = async (): Promise<Server> => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const closedPort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A process that listens and was stopped: once its short queue is full, nobody who dials it hears anything. */
const openBlackHole = async (): Promise<{ port: number; close: () => void }> => {
  const code = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
    console.log(this.address().port) })`
  const child: ChildProcess = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const port = Number(line.toString())
  child.kill('SIGSTOP')
  const queue: Socket[] = []
  for (let full = false; !full && queue.length < 20; ) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    queue.push(socket)
    full = await Promise.race([once(socket, 'connect').then(() => false), later(300).then(() => true)])
  }
  return {
    port,
    close: () => {
      for (const socket of queue) socket.destroy()
      child.kill('SIGKILL')
    },
  }
}

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
