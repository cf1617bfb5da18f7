// Journey: the family pulls the plug to cook rice. The camera is dark for a while and comes back by itself; the station notices soon, records
// again soon, and its ledger says from when to when nothing came and what was seen. Why, it does not claim to know.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { CoverageSpan } from '#contract/recording.ts'
import type { Street } from '#simulator/street.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { closing, House, openStreet, type Span } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const NOTICED_WITHIN_S = 5
const BACK_WITHIN_S = 3
const AGREES_WITHIN_S = 2
/** A busy machine looks at its clock a little late. */
const LATE_S = 1
const DARK_MS = 8000

test('the plug of one camera is pulled, and nobody says a word', { timeout: 90_000 }, async t => {
  const { street, house, ids, begins } = await recording(t, 2)
  const [cooking, beside] = ids as [string, string]
  const pulled_ms = await pull(t, street, house, [cooking], 'unplugged-silently')
  await until('it is told silent', async () => (await house.camera(cooking)).main?.reason === 'silent', 20_000)
  const span = await plugIn(t, street, house, [cooking], begins, pulled_ms)
  await agrees(t, house, street, cooking, span, 'silent')
  await lostNothing(house, beside, span)
})

test('the fuse of a house blows: all its cameras are refused by the router, and all come back', {
  timeout: 90_000,
}, async t => {
  const { street, house, ids, begins } = await recording(t, 4)
  const home = ids.slice(0, 3)
  const pulled_ms = await pull(t, street, house, home, 'unplugged')
  const span = await plugIn(t, street, house, home, begins, pulled_ms)
  for (const id of home) await agrees(t, house, street, id, span, 'unreachable')
  await lostNothing(house, ids[3]!, span)
})

test('the page draws the dark time hatched', { skip: noBrowser, timeout: 120_000 }, async t => {
  const asked = { cameras: 1, faults: ['unplugged@1:10/3600'] }
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, asked)
  const { id } = street[0]!
  const gap = await until(
    'footage stands on both sides of a gap',
    async () => {
      const to_90k = Date.now() * 90
      const query = `from_90k=${to_90k - 60 * 90_000}&to_90k=${to_90k}`
      const { spans } = (await station.ask('GET', `/api/cameras/${id}/coverage?${query}`)) as { spans: CoverageSpan[] }
      return spans.at(-1)?.state === 'recorded' && spans.find(span => span.state === 'missing' && span.detail !== null)
    },
    60_000,
  )
  assert.equal(gap.cause, 'unknown')
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}?at=${new Date(gap.from_90k / 90 + 1000).toISOString()}`)
  await page.getByRole('slider', { name: 'Dòng thời gian' }).waitFor()
  const gaps = page.getByRole('list', { name: 'Các khoảng mất hình đang thấy' })
  await gaps.getByText('Mất hình').first().waitFor()
})

type Recording = {
  readonly street: Street
  readonly house: House
  readonly ids: readonly string[]
  readonly begins: number
}

/** A street whose cameras are all recorded for some seconds. */
const recording = async (t: TestContext, cameras: number): Promise<Recording> => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras, ownPorts: true })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera)
  for (const { id } of street.cameras) await house.streams(id)
  const begins = (await house.status()).now_90k + 90_000
  const ids = street.cameras.map(({ id }) => id)
  for (const id of ids) await house.recorded(id, begins, 2)
  return { street, house, ids, begins }
}

/** Pulls the plugs; answers when, once the station has noticed all of them. */
const pull = async (t: TestContext, street: Street, house: House, ids: readonly string[], fault: string) => {
  for (const id of ids) street.setFault(id, fault)
  const pulled_ms = Date.now()
  for (const id of ids) {
    await until(`${id} is dark`, async () => (await house.camera(id)).main?.state !== 'streaming')
    const noticed_s = (Date.now() - pulled_ms) / 1000
    t.diagnostic(`${id}: noticed after ${noticed_s.toFixed(1)} s`)
    assert.ok(noticed_s < NOTICED_WITHIN_S + LATE_S, `${id} was noticed after ${noticed_s} s`)
  }
  return pulled_ms
}

/** Plugs in again once it was dark for a while; answers a span with footage at both ends. */
const plugIn = async (
  t: TestContext,
  street: Street,
  house: House,
  ids: readonly string[],
  begins: number,
  pulled_ms: number,
): Promise<Span> => {
  await until('it was dark for a while', () => Date.now() - pulled_ms > DARK_MS)
  for (const id of ids) street.setFault(id, undefined)
  const answers_ms = Date.now()
  const back: number[] = []
  for (const id of ids) {
    const run = await until(`${id} films again`, () => street.filmed(id, 'main').find(one => one.from_ms > answers_ms))
    const back_s = (run.from_ms - answers_ms) / 1000
    t.diagnostic(`${id}: back after ${back_s.toFixed(1)} s`)
    assert.ok(back_s < BACK_WITHIN_S, `${id} was back after ${back_s} s`)
    back.push(run.from_ms)
  }
  const again_90k = Math.round((Math.max(...back) + 2000) * 90)
  for (const id of ids) await house.recorded(id, again_90k, 1)
  return { from_90k: begins, to_90k: again_90k + 90_000 }
}

/** One gap, as long as the simulator says within two seconds, with what was seen and no cause that nobody can know. */
const agrees = async (
  t: TestContext,
  house: House,
  street: Street,
  id: string,
  span: Span,
  reason: string,
): Promise<void> => {
  const { spans } = await house.coverage(id, span)
  const shown = JSON.stringify(spans)
  assert.equal(spans[0]?.state, 'recorded', shown)
  assert.equal(spans.at(-1)?.state, 'recorded', shown)
  const dark = spans.filter(({ state }) => state === 'missing')
  for (const part of dark) assert.deepEqual([part.cause, part.by], ['unknown', 'recorder'], shown)
  assert.ok(dark.every(({ detail }) => detail !== null) && dark.some(({ detail }) => detail === reason), shown)
  const runs = street.filmed(id, 'main')
  const [last, next] = [runs.at(-2)!, runs.at(-1)!]
  const apart_s = [dark[0]!.from_90k / 90 - last.to_ms, dark.at(-1)!.to_90k / 90 - next.from_ms].map(ms => ms / 1000)
  t.diagnostic(`${id}: the ledger is ${apart_s.map(s => s.toFixed(2)).join(' and ')} s from the simulator’s log`)
  for (const s of apart_s) assert.ok(Math.abs(s) < AGREES_WITHIN_S, `${s} s: ${shown}`)
}

const lostNothing = async (house: House, id: string, span: Span): Promise<void> => {
  const { spans } = await house.coverage(id, span)
  assert.deepEqual(
    spans.map(({ state }) => state),
    ['recorded'],
    `${id}, of the neighbours`,
  )
}
