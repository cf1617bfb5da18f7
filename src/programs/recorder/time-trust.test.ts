import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '#test/patience.ts'
import {
  type Asked,
  askSystem,
  askTimeTrust,
  readChrony,
  readNtpctl,
  readNtpq,
  readTimedate,
  timeSources,
  watchTimeTrust,
} from './time-trust.ts'

/** A machine on which these commands print this, and no others are installed. */
const machine =
  (prints: Readonly<Record<string, string>>): Asked =>
  async command =>
    prints[command]
const ask = (prints: Readonly<Record<string, string>>, file = false) =>
  askTimeTrust(
    timeSources(() => file),
    machine(prints),
  )

const chrony = (reference: string, leap: string) =>
  `${reference},time.vn,3,1763777741.01,0.00002,0.00001,0.00004,-8.1,0.001,0.02,0.03,0.001,64.2,${leap}\n`

test('chrony is believed when it follows somebody, and not when it follows itself', () => {
  assert.equal(readChrony(chrony('CB71AE2C', 'Normal')), true)
  assert.equal(readChrony(chrony('CB71AE2C', 'Insert second')), true)
  assert.equal(readChrony(chrony('00000000', 'Not synchronised')), false)
  assert.equal(readChrony(chrony('7F7F0101', 'Normal')), false)
  for (const other of [undefined, '', '506 Cannot talk to daemon\n', 'a,b,c'])
    assert.equal(readChrony(other), undefined)
})

test('ntpd is believed below stratum 16 and without its alarm', () => {
  assert.equal(readNtpq('leap=00, stratum=3, refid=203.113.174.44\n'), true)
  assert.equal(readNtpq('leap=leap_none, stratum=2, refid=203.113.174.44'), true)
  assert.equal(readNtpq('leap=11, stratum=16, refid=INIT'), false)
  assert.equal(readNtpq('leap=00, stratum=6, refid=LOCAL(0)'), false)
  for (const other of [undefined, '', 'ntpq: read: Connection refused']) assert.equal(readNtpq(other), undefined)
})

test('OpenNTPD and the kernel say yes, no or nothing', () => {
  assert.equal(readNtpctl('4/4 peers valid, clock synced, stratum 3\n'), true)
  assert.equal(readNtpctl('0/4 peers valid, clock unsynced\n'), false)
  assert.equal(readNtpctl('ntpctl: connect: /var/run/ntpd.sock'), undefined)
  assert.deepEqual([readTimedate('yes\n'), readTimedate('no\n'), readTimedate('')], [true, false, undefined])
})

test('one yes is enough, and it is told whose it was', async () => {
  assert.deepEqual(await ask({ timedatectl: 'yes\n' }), { state: 'synchronized', source: 'kernel' })
  // chrony without `rtcsync` leaves the kernel’s flag alone.
  const both = { chronyc: chrony('CB71AE2C', 'Normal'), timedatectl: 'no\n' }
  assert.deepEqual(await ask(both), { state: 'synchronized', source: 'chrony' })
  assert.deepEqual(await ask({}, true), { state: 'synchronized', source: 'systemd-timesyncd' })
})

test('a no is told apart from nobody to ask', async () => {
  assert.deepEqual(await ask({ timedatectl: 'no\n' }), { state: 'unsynchronized', source: 'kernel' })
  assert.deepEqual(await ask({}), { state: 'unknown', source: null })
})

test('trust that changes is told once, and a slow answer is not asked for twice', async () => {
  const told: string[] = []
  let asked = 0
  let answer: (word: string) => void = () => {}
  const source = {
    name: 'kernel',
    ask: async (ask: Asked) => readTimedate(await ask('timedatectl', [])),
  }
  const slow: Asked = () => {
    asked++
    return new Promise(resolve => {
      answer = resolve
    })
  }
  const watch = watchTimeTrust(({ state }) => told.push(state), [source], slow, 5)
  assert.equal(watch.now().state, 'unknown')
  for (const word of ['yes', 'yes', 'no']) {
    const before = asked
    answer(word)
    await until('it is asked again', () => asked > before)
  }
  assert.deepEqual(told, ['synchronized', 'unsynchronized'])
  watch.stop()
})

test('a tool that is not installed, fails or is slow says nothing', async () => {
  assert.equal(await askSystem('matthan-no-such-tool', []), undefined)
  assert.equal(await askSystem('false', []), undefined)
  assert.equal((await askSystem('echo', ['yes']))?.trim(), 'yes')
  const { state, source } = await askTimeTrust(timeSources(), askSystem)
  assert.equal(state === 'unknown', source === null)
})
